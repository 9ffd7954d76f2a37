/** Layers that a soft edge is made of. */
const layers = 6;

/** A soft shadow of an outline that is drawn turned by `turn` degrees, away from the light at `light` degrees. */
export function softShadow(
  outline: string,
  how: { turn: number; light: number; lift: number; spread: number; strength: number },
): string {
  if (outline === "") return "";
  const angle = ((how.light - how.turn) * Math.PI) / 180;
  const shift = `translate(${(Math.cos(angle) * how.lift).toFixed(1)} ${(Math.sin(angle) * how.lift).toFixed(1)})`;
  const opacity = (how.strength / layers).toFixed(3);
  const edges = Array.from(
    { length: layers },
    (_unused, i) =>
      `<path d="${outline}" fill="#000" stroke="#000" stroke-linejoin="round" stroke-width="${((how.spread * 2 * i) / layers).toFixed(1)}" opacity="${opacity}"/>`,
  );
  return `<g transform="${shift}">${edges.join("")}</g>`;
}

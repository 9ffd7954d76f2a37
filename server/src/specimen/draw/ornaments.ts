import { between, type Random } from "../random.ts";
import { type DrawnElement, ornament } from "./drawing.ts";

/** A signature that is nobody's. */
export function drawSignature(random: Random, at: { readonly x: number; readonly y: number }): DrawnElement {
  let [x, y] = [at.x, at.y];
  let path = `M${x} ${y}`;
  for (let i = 0; i < 9; i += 1) {
    const [step, rise] = [between(random, 12, 24), between(random, 10, 34) * (i % 2 === 0 ? -1 : 0.7)];
    path += `Q${(x + step * 0.2).toFixed(1)} ${(y + rise * 1.3).toFixed(1)} ${(x + step).toFixed(1)} ${(y + rise * 0.3).toFixed(1)}`;
    [x, y] = [x + step, y + rise * 0.3];
  }
  return ornament(`<path d="${path}" fill="none" stroke="#1c2a55" stroke-width="3" stroke-linecap="round"/>`);
}

/** The contacts of a chip. */
export function drawChip({ x, y }: { readonly x: number; readonly y: number }): DrawnElement {
  const lines = `M${x} ${y + 30}h38M${x} ${y + 60}h38M${x + 72} ${y + 30}h38M${x + 72} ${y + 60}h38M${x + 38} ${y}v90M${x + 72} ${y}v90`;
  return ornament(
    `<rect x="${x}" y="${y}" width="110" height="90" rx="14" fill="#d9bd6a" stroke="#9c7f34" stroke-width="2"/>` +
      `<path d="${lines}" stroke="#9c7f34" stroke-width="2" fill="none"/>`,
  );
}

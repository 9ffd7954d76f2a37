/** Text is told from its ground by most people from this ratio on (WCAG 2.2, success criterion 1.4.3). */
export const leastContrast = 4.5;

/** Contrast of two colours (#rrggbb), 1 to 21, as WCAG 2.2 defines it. */
export function contrastOf(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Black or white, whichever is read better on a colour; one of them always reaches the least contrast. */
export function inkOn(ground: string): "#000000" | "#ffffff" {
  return contrastOf("#ffffff", ground) >= contrastOf("#000000", ground) ? "#ffffff" : "#000000";
}

/** The same hue made darker, or lighter on a dark ground, until it is read on it. */
export function readableOn(colour: string, ground: string): string {
  const target = inkOn(ground);
  for (let share = 0; share <= 100; share += 2) {
    const mixed = mix(colour, target, share / 100);
    if (contrastOf(mixed, ground) >= leastContrast) return mixed;
  }
  return target;
}

function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channelsOf(colour: string): readonly number[] {
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
}

function mix(from: string, to: string, share: number): string {
  const target = channelsOf(to);
  const mixed = channelsOf(from).map((value, i) => Math.round(value + ((target[i] ?? 0) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

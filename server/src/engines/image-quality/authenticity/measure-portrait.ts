import type { PortraitAuthenticity } from "#core/document/document-authenticity.ts";
import { type BorderSide, findBorder } from "./portrait-border.ts";
import type { PortraitPatch } from "./portrait-patch.ts";

/** How a portrait is set into its document. `textBlur`: of the document's letters, in pixels of the picture. */
export function measurePortrait(
  patch: PortraitPatch,
  textBlur: number | null,
): Omit<PortraitAuthenticity, "colour"> {
  const border = wholeBorder(findBorder(patch));
  const isSeen = border.length > 0;
  const blurs = border.flatMap(({ profile }) => blurOf(profile) ?? []);
  return {
    turnDegrees: isSeen ? Math.abs(medianOf(border.map(({ turnDegrees }) => turnDegrees))) : null,
    rim: isSeen ? medianOf(border.map(rimOf)) : null,
    borderBlur:
      blurs.length === 0 || textBlur === null
        ? null
        : medianOf(blurs) / patch.scale / Math.max(leastBlur, textBlur),
    grain: grainOf(patch),
  };
}

/** Sides that are turned alike; fewer may be hair or shoulders. */
const fewestSides = 3;
const alike = 0.7;
/** What is steeper is no border of a portrait but an edge in it. */
const mostDegrees = 2.3;
/** Pixels' own width. */
const leastBlur = 0.4;

function wholeBorder(found: readonly BorderSide[]): readonly BorderSide[] {
  const sides = found.filter(({ turnDegrees }) => Math.abs(turnDegrees) < mostDegrees);
  const usual = medianOf(sides.map(({ turnDegrees }) => turnDegrees));
  const whole = sides.filter(({ turnDegrees }) => Math.abs(turnDegrees - usual) <= alike);
  return whole.length >= fewestSides ? whole : [];
}

/** How much lighter the lightest place across the border is than both sides of it. */
function rimOf({ profile }: BorderSide): number {
  const middle = profile.length >> 1;
  const outer = medianOf([...profile.subarray(0, 4)]);
  const inner = medianOf([...profile.subarray(profile.length - 4)]);
  const crest = Math.max(...profile.subarray(middle - 5, middle + 6));
  return crest - Math.max(outer, inner);
}

function blurOf(profile: Float32Array): number | undefined {
  let steepest = 0;
  let at = 0;
  for (let i = 1; i < profile.length; i += 1) {
    const slope = Math.abs((profile[i] ?? 0) - (profile[i - 1] ?? 0));
    if (slope > steepest) [steepest, at] = [slope, i];
  }
  const sign = Math.sign((profile[at] ?? 0) - (profile[at - 1] ?? 0));
  let [from, to] = [at - 1, at];
  while (from > 0 && ((profile[from] ?? 0) - (profile[from - 1] ?? 0)) * sign > 0) from -= 1;
  while (to < profile.length - 1 && ((profile[to + 1] ?? 0) - (profile[to] ?? 0)) * sign > 0) to += 1;
  const height = Math.abs((profile[to] ?? 0) - (profile[from] ?? 0));
  return steepest < 1 ? undefined : height / (steepest * Math.sqrt(2 * Math.PI));
}

/** Fine grain: median over small squares of the standard deviation of what a mean over three by three leaves. */
function grainOf({ luma, width, height, face }: PortraitPatch): number {
  const inside: number[] = [];
  const outside: number[] = [];
  const [cx, cy] = [face.left + face.width / 2, face.top + face.height / 2];
  for (let y = 2; y + 8 < height; y += 6) {
    for (let x = 2; x + 8 < width; x += 6) {
      const [u, v] = [Math.abs(x + 3 - cx) / (face.width / 2), Math.abs(y + 3 - cy) / (face.height / 2)];
      const residue = residueOf(luma, width, x, y);
      if (u < 1.2 && v < 1.2) inside.push(residue);
      else if (u > 2.4 || v > 2.6) outside.push(residue);
    }
  }
  if (inside.length < 8 || outside.length < 8) return 0;
  return Math.log((quartileOf(inside) + 0.3) / (quartileOf(outside) + 0.3));
}

function residueOf(luma: Uint8Array, width: number, left: number, top: number): number {
  let squares = 0;
  for (let y = top; y < top + 6; y += 1) {
    for (let x = left; x < left + 6; x += 1) {
      const p = y * width + x;
      const around =
        (luma[p - 1] ?? 0) + (luma[p + 1] ?? 0) + (luma[p - width] ?? 0) + (luma[p + width] ?? 0);
      squares += ((luma[p] ?? 0) - around / 4) ** 2;
    }
  }
  return Math.sqrt(squares / 36);
}

function quartileOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 2] ?? 0;
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

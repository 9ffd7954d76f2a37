import type { PortraitPatch } from "./portrait-patch.ts";

/** One side of a portrait's border: a straight step of brightness. */
export interface BorderSide {
  /** Against the document's side, in degrees, clockwise. */
  readonly turnDegrees: number;
  /** Mean brightness along lines beside the border, from inside to outside, pixel by pixel; the border in its middle. */
  readonly profile: Float32Array;
}

const sides = ["left", "right", "top", "bottom"] as const;
type Side = (typeof sides)[number];

/** Turns tried, in degrees. */
const steepest = 2.4;
const turnStep = 0.2;
/** Where a border may be, from the face's middle on, in the face's halves. */
const nearest = 1.15;
const farthest = 3.4;
/** How much of a side is looked at, in the face's halves. */
const length = 0.9;
const profileHalf = 10;
const alongStep = 3;
/** A step must be so high, so many times the mean of all, and such a share of the highest. */
const leastStep = 6;
const leastProminence = 2;
const ofHighest = 0.4;

/** The sides of the portrait's border that can be seen. */
export function findBorder(patch: PortraitPatch): readonly BorderSide[] {
  return sides.flatMap((side) => findSide(patch, side) ?? []);
}

/** Along the side runs `t`, away from the face `d`. */
interface View {
  readonly at: (d: number, t: number) => number;
  readonly most: number;
  readonly half: { readonly d: number; readonly t: number };
  readonly turnSign: number;
}

function viewOf({ luma, width, height, face }: PortraitPatch, side: Side): View {
  const [cx, cy] = [face.left + face.width / 2, face.top + face.height / 2];
  const isUpright = side === "left" || side === "right";
  const sign = side === "left" || side === "top" ? -1 : 1;
  const at = (d: number, t: number): number => {
    const x = isUpright ? cx + sign * d : cx + t;
    const y = isUpright ? cy + t : cy + sign * d;
    return sample(luma, { width, height }, x, y);
  };
  const room = { left: cx, right: width - 1 - cx, top: cy, bottom: height - 1 - cy }[side];
  const [half, along] = [face.width / 2, face.height / 2];
  return {
    at,
    most: room,
    half: isUpright ? { d: half, t: along } : { d: along, t: half },
    turnSign: isUpright ? -sign : sign,
  };
}

function sample(
  luma: Uint8Array,
  { width, height }: { width: number; height: number },
  x: number,
  y: number,
): number {
  const u = Math.min(Math.max(x, 0), width - 1.001);
  const v = Math.min(Math.max(y, 0), height - 1.001);
  const [x0, y0] = [Math.trunc(u), Math.trunc(v)];
  const p = y0 * width + x0;
  const upper = (luma[p] ?? 0) * (1 - u + x0) + (luma[p + 1] ?? 0) * (u - x0);
  const lower = (luma[p + width] ?? 0) * (1 - u + x0) + (luma[p + width + 1] ?? 0) * (u - x0);
  return upper * (1 - v + y0) + lower * (v - y0);
}

interface Step {
  /** From the face's middle. */
  readonly distance: number;
  readonly slope: number;
  readonly height: number;
}

/** The first high, straight step away from the face. */
function findSide(patch: PortraitPatch, side: Side): BorderSide | undefined {
  const view = viewOf(patch, side);
  const steps = bestSteps(view);
  const highest = Math.max(0, ...steps.map(({ height }) => height));
  const usual = steps.reduce((sum, { height }) => sum + height, 0) / Math.max(1, steps.length);
  const least = Math.max(leastStep, leastProminence * usual, ofHighest * highest);
  const border = steps.find(
    ({ height }, i) =>
      height >= least && height >= (steps[i - 1]?.height ?? 0) && height > (steps[i + 1]?.height ?? 0),
  );
  if (!border) return undefined;
  return {
    turnDegrees: (Math.atan(border.slope) * 180 * view.turnSign) / Math.PI,
    profile: lineMeans(view, border.slope, border.distance - profileHalf, border.distance + profileHalf),
  };
}

/** The highest step at each distance, over all turns. */
function bestSteps(view: View): readonly Step[] {
  const from = Math.round(nearest * view.half.d);
  const to = Math.floor(Math.min(farthest * view.half.d, view.most - 4));
  const best: Step[] = [];
  for (let turn = -steepest; turn <= steepest + 1e-9; turn += turnStep) {
    const slope = Math.tan((turn * Math.PI) / 180);
    stepsOf(lineMeans(view, slope, from - 2, to + 2)).forEach((height, i) => {
      if (height > (best[i]?.height ?? -1)) best[i] = { distance: from + i, slope, height };
    });
  }
  return best;
}

/** How much brightness changes at each place, over two pixels at either side; the two first and last have none. */
function stepsOf(means: Float32Array): Float32Array {
  return Float32Array.from({ length: Math.max(0, means.length - 4) }, (_, i) => {
    const before = (means[i] ?? 0) + (means[i + 1] ?? 0);
    const after = (means[i + 3] ?? 0) + (means[i + 4] ?? 0);
    return Math.abs(after - before) / 2;
  });
}

/** Mean brightness along slanted lines, one for each distance from the face. */
function lineMeans({ at, half }: View, slope: number, from: number, to: number): Float32Array {
  const reach = length * half.t;
  const means = new Float32Array(Math.max(0, to - from + 1));
  for (let i = 0; i < means.length; i += 1) {
    let sum = 0;
    let count = 0;
    for (let t = -reach; t <= reach; t += alongStep) {
      sum += at(from + i + slope * t, t);
      count += 1;
    }
    means[i] = sum / Math.max(1, count);
  }
  return means;
}

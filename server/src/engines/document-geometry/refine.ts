import type { Point, Quad } from "#core/media/image.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import {
  addPoint,
  crossing,
  distancePast,
  fittedLine,
  noMoments,
  type StraightLine,
  through,
} from "./straight-line.ts";

/** Places along a side that are looked at, away from its rounded corners. */
const places = 48;
const inset = 0.08;
const fewest = 10;
const rounds = 4;
const steepest = 1;

/**
 * Moves a quad's sides to where the picture changes most within `reach` pixels, between pixels; sides in `isFixed` stay.
 */
export function refineQuad(raster: Raster, corners: Quad, reach: number, isFixed: readonly boolean[]): Quad {
  const lines = corners.map((from, i) => {
    const to = corners[(i + 1) % 4] ?? from;
    const side = lineThrough(from, to);
    if (isFixed[i]) return side;
    return fitLine(findSteps(raster, { from, to, reach })) ?? side;
  });
  const moved = lines.map((line, i) => crossing(lines[(i + 3) % 4] ?? line, line));
  const isSound = moved.every((point, i) => apart(point, corners[i] ?? point) <= 3 * reach);
  return isSound ? (moved as unknown as Quad) : corners;
}

function lineThrough(from: Point, to: Point): StraightLine {
  return through(from, Math.atan2(to.y - from.y, to.x - from.x) + Math.PI / 2);
}

function apart(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

interface Step extends Point {
  readonly strength: number;
}

/** Where the picture changes most across each place of a side. */
function findSteps(
  raster: Raster,
  { from, to, reach }: { from: Point; to: Point; reach: number },
): readonly Step[] {
  const length = apart(from, to);
  const normal = { x: (to.y - from.y) / length, y: (from.x - to.x) / length };
  const count = 2 * Math.ceil(reach) + 1;
  const profile = new Float32Array(3 * (count + 4));
  const found: Step[] = [];
  for (let k = 0; k < places; k += 1) {
    const share = inset + ((1 - 2 * inset) * k) / (places - 1);
    const at = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
    const first = -(count + 3) / 2;
    for (let i = 0; i < count + 4; i += 1) {
      sampleInto(profile, 3 * i, raster, {
        x: at.x + normal.x * (first + i),
        y: at.y + normal.y * (first + i),
      });
    }
    const { place, strength } = steepestPlace(profile, count);
    if (strength < steepest) continue;
    const away = first + 2 + place;
    found.push({ x: at.x + normal.x * away, y: at.y + normal.y * away, strength });
  }
  return found;
}

/** Bilinear, the border repeated outside. */
function sampleInto(
  profile: Float32Array,
  at: number,
  { data, width, height }: Raster,
  { x, y }: Point,
): void {
  const u = Math.min(Math.max(x, 0), width - 1);
  const v = Math.min(Math.max(y, 0), height - 1);
  const [x0, y0] = [Math.trunc(u), Math.trunc(v)];
  const [fx, fy] = [u - x0, v - y0];
  const p = (y0 * width + x0) * 3;
  const right = x0 + 1 < width ? 3 : 0;
  const below = y0 + 1 < height ? width * 3 : 0;
  for (let c = 0; c < 3; c += 1) {
    const upper = (data[p + c] ?? 0) * (1 - fx) + (data[p + c + right] ?? 0) * fx;
    const lower = (data[p + c + below] ?? 0) * (1 - fx) + (data[p + c + below + right] ?? 0) * fx;
    profile[at + c] = upper * (1 - fy) + lower * fy;
  }
}

/** Where a profile of colours changes most, between its samples. */
function steepestPlace(profile: Float32Array, count: number): { place: number; strength: number } {
  const slope = (i: number): number => {
    let sum = 0;
    for (let c = 0; c < 3; c += 1) {
      const near = (profile[3 * (i + 3) + c] ?? 0) - (profile[3 * (i + 1) + c] ?? 0);
      const far = (profile[3 * (i + 4) + c] ?? 0) - (profile[3 * i + c] ?? 0);
      sum += (2 * near + far) ** 2;
    }
    return Math.sqrt(sum) / 8;
  };
  let best = { place: 0, strength: 0 };
  for (let i = 0; i < count; i += 1) {
    const strength = slope(i);
    if (strength > best.strength) best = { place: i, strength };
  }
  const { place, strength } = best;
  if (place === 0 || place === count - 1) return best;
  const [before, after] = [slope(place - 1), slope(place + 1)];
  const bend = before - 2 * strength + after;
  return { place: bend < 0 ? place + (before - after) / (2 * bend) : place, strength };
}

/** A line through most of the steps: least squares, those far from it counting less each round. */
function fitLine(steps: readonly Step[]): StraightLine | undefined {
  if (steps.length < fewest) return undefined;
  let line = weightedLine(steps, () => 1);
  for (let round = 0; round < rounds && line; round += 1) {
    const fitted = line;
    const away = steps.map((step) => Math.abs(distancePast(fitted, step)));
    const usual = Math.max(0.3, away.toSorted((a, b) => a - b)[away.length >> 1] ?? 0);
    line = weightedLine(steps, (i) => 1 / (1 + ((away[i] ?? 0) / usual) ** 2) ** 2);
  }
  return line;
}

const fullStrength = 6;

function weightedLine(steps: readonly Step[], weightOf: (i: number) => number): StraightLine | undefined {
  const moments = noMoments();
  steps.forEach(({ x, y, strength }, i) => {
    addPoint(moments, x, y, (weightOf(i) * strength) / (strength + fullStrength));
  });
  return fittedLine(moments);
}

import { cropLine } from "./crop-line.ts";
import type { Grey } from "./grey.ts";
import { type LineBox, pointAt } from "./line-box.ts";

const scale = 8;
const rows = 26;
const letterRows = 8;
const searched = 6;
const segmentColumns = 5;
const maxResidual = 2.5;

/**
 * The box turned and shifted so that its line of characters, `pitch` apart, runs through its middle. Text detectors
 * give boxes that are a little askew, and a line that is followed far beyond its box soon leaves them.
 */
export function straighten(grey: Grey, box: LineBox, pitch: number): LineBox {
  const width = Math.max(scale * segmentColumns, Math.round((box.width / pitch) * scale));
  const across = (rows / scale) * pitch;
  const crop = cropLine(grey, { ...box, height: across }, width, rows);
  const points = middles(crop, width);
  const line = fitLine(points);
  if (!line) return box;
  const unit = pitch / scale;
  const shift = (line.at(width / 2) - rows / 2) * unit;
  const turned = { ...box, angle: box.angle + Math.atan(line.slope) };
  return { ...turned, center: pointAt(box, 0, shift) };
}

interface Middle {
  readonly x: number;
  readonly y: number;
  readonly weight: number;
}

/** Where, segment by segment, a band as high as letters holds the most edges. */
function middles(crop: Float32Array, width: number): Middle[] {
  const step = scale * segmentColumns;
  const points: Middle[] = [];
  for (let left = 0; left + step <= width; left += step / 2) {
    const energy = rowEnergy(crop, { width, from: left, to: Math.min(width, left + step), rows });
    const bands = bandSums(energy, letterRows);
    const middle = (rows - letterRows) / 2;
    let best = middle;
    for (let y = middle - searched; y <= middle + searched; y += 1) {
      if ((bands[y] ?? 0) > (bands[best] ?? 0)) best = y;
    }
    const weight = bands[best] ?? 0;
    points.push({ x: left + step / 2, y: best + letterRows / 2 + peakShift(bands, best), weight });
  }
  return points;
}

/** The sum of steps from each pixel to the next, row by row. */
export function rowEnergy(
  crop: Float32Array,
  { width, from, to, rows: height }: { width: number; from: number; to: number; rows: number },
): Float64Array {
  const energy = new Float64Array(height);
  for (let y = 0; y < height; y += 1) {
    let sum = 0;
    for (let x = from + 1, p = y * width + from + 1; x < to; x += 1, p += 1) {
      sum += Math.abs((crop[p] ?? 0) - (crop[p - 1] ?? 0));
    }
    energy[y] = sum;
  }
  return energy;
}

/** Sums of `size` neighbours, by the first of them. */
export function bandSums(energy: Float64Array, size: number): Float64Array {
  const sums = new Float64Array(Math.max(0, energy.length - size + 1));
  let sum = 0;
  for (let y = 0; y < energy.length; y += 1) {
    sum += (energy[y] ?? 0) - (energy[y - size] ?? 0);
    if (y >= size - 1) sums[y - size + 1] = sum;
  }
  return sums;
}

/** How far from the highest value its parabola's top lies. */
function peakShift(values: Float64Array, at: number): number {
  const before = values[at - 1] ?? 0;
  const middle = values[at] ?? 0;
  const after = values[at + 1] ?? 0;
  const curve = before - 2 * middle + after;
  return curve >= 0 ? 0 : Math.max(-0.5, Math.min(0.5, (before - after) / (2 * curve)));
}

interface Line {
  readonly slope: number;
  readonly at: (x: number) => number;
}

/** Least squares, then once more without what lies far off. */
function fitLine(points: readonly Middle[]): Line | null {
  const rough = leastSquares(points);
  if (!rough) return null;
  return leastSquares(points.filter(({ x, y }) => Math.abs(y - rough.at(x)) < maxResidual)) ?? rough;
}

function leastSquares(points: readonly Middle[]): Line | null {
  let [n, sx, sy, sxx, sxy] = [0, 0, 0, 0, 0];
  for (const { x, y, weight } of points) {
    n += weight;
    sx += weight * x;
    sy += weight * y;
    sxx += weight * x * x;
    sxy += weight * x * y;
  }
  const spread = n * sxx - sx * sx;
  if (points.length < 3 || spread <= 0) return null;
  const slope = (n * sxy - sx * sy) / spread;
  const start = (sy - slope * sx) / n;
  return { slope, at: (x) => start + slope * x };
}

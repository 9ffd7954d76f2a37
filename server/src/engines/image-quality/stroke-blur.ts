import type { TextCrop } from "./text-crops.ts";

/** Steps lower than this, or than this share of the text's contrast, tell nothing about sharpness. */
const leastStep = 16;
const leastShare = 0.45;
const fewest = 12;
/** Variance that smoothing with 1 2 1 adds, and that of a pixel's own width. */
const added = 0.5 + 1 / 12;

/**
 * How blurred the strokes of a line of text are: the σ in pixels of the Gaussian that makes a step as flat as they are,
 * across or along the line, whichever is more. Undefined when too few steps can be seen.
 */
export function strokeBlur({ raster, luma, contrast }: TextCrop): number | undefined {
  const { width, height } = raster;
  const least = Math.max(leastStep, leastShare * contrast);
  const across: number[] = [];
  const along: number[] = [];
  const top = Math.floor(height * 0.15);
  for (let y = top; y < height - top; y += 1) {
    addSteps(luma, { start: y * width, step: 1, count: width }, least, across);
  }
  for (let x = 0; x < width; x += 1) addSteps(luma, { start: x, step: width, count: height }, least, along);
  const blurs = [across, along].filter(({ length }) => length >= fewest).map(medianOf);
  return blurs.length === 0 ? undefined : Math.max(...blurs);
}

interface Run {
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

/** Adds the σ of each rise or fall along a run of pixels that is at least so high. */
function addSteps(luma: Uint8Array, { start, step, count }: Run, least: number, sigmas: number[]): void {
  const at = (k: number): number => luma[start + Math.max(0, Math.min(count - 1, k)) * step] ?? 0;
  let height = 0;
  let steepest = 0;
  let before = (3 * at(0) + at(1)) / 4;
  for (let k = 1; k < count; k += 1) {
    const value = (at(k - 1) + 2 * at(k) + at(k + 1)) / 4;
    const slope = value - before;
    before = value;
    if (slope * height < 0) {
      addSigma(Math.abs(height), steepest, least, sigmas);
      height = 0;
      steepest = 0;
    }
    height += slope;
    steepest = Math.max(steepest, Math.abs(slope));
  }
  addSigma(Math.abs(height), steepest, least, sigmas);
}

function addSigma(height: number, steepest: number, least: number, sigmas: number[]): void {
  if (height < least) return;
  const sigma = height / (steepest * Math.sqrt(2 * Math.PI));
  sigmas.push(Math.sqrt(Math.max(0, sigma * sigma - added)));
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

import { classCount, filler, probabilityOf, type SlotClass } from "./alphabet.ts";
import type { LineFrames } from "./frames.ts";

/** Probabilities of the MRZ classes in one column; they sum to 1. */
export type Column = Float32Array;

/** A line cut into its columns. */
export interface Alignment {
  readonly columns: readonly Column[];
  /** Log-likelihood a column, spacing included. */
  readonly score: number;
}

const floor = 0.02;
const stiffness = 3;
const outsideCost = 1;
const fillerPrior = 0.05;
const otherPrior = 0.0005;

/**
 * Lays a monospaced grid of `masks.length` columns over the frames: the best path of centres whose distances stay
 * near `pitch` (steps), each column judged by the classes that it may hold. Perspective and turned lines change the
 * pitch along a line, so it is elastic; fillers that a recogniser merges or drops still get their column.
 */
export function alignColumns(
  frames: LineFrames,
  pitch: number,
  masks: readonly (readonly SlotClass[])[],
): Alignment | null {
  const { count } = frames;
  const columns = masks.length;
  const distances = allowedDistances(pitch);
  if (distances.length === 0 || count < columns) return null;
  const emissions = new Map<readonly SlotClass[], Float64Array>();
  for (const mask of new Set(masks)) emissions.set(mask, emissionsOf(frames, mask));
  const outside = outsideCosts(frames, pitch);
  const from = new Int16Array(columns * count).fill(-1);
  let scores = add(emissions.get(masks[0] ?? []), outside.before, count);
  for (let i = 1; i < columns; i += 1) {
    const next = new Float64Array(count).fill(-Infinity);
    const emission = emissions.get(masks[i] ?? []);
    for (let t = 0; t < count; t += 1) {
      for (const { distance, cost } of distances) {
        const score = (scores[t - distance] ?? -Infinity) - cost;
        if (score <= (next[t] ?? 0)) continue;
        next[t] = score;
        from[i * count + t] = t - distance;
      }
      next[t] = (next[t] ?? 0) + (emission?.[t] ?? 0);
    }
    scores = next;
  }
  return trace(frames, { pitch, columns, from, scores: add(scores, outside.after, count) });
}

function allowedDistances(pitch: number): { distance: number; cost: number }[] {
  const distances = [];
  for (let distance = Math.max(1, Math.ceil(pitch * 0.55)); distance <= pitch * 1.5; distance += 1) {
    distances.push({ distance, cost: stiffness * ((distance - pitch) / pitch) ** 2 });
  }
  return distances;
}

function emissionsOf({ count, characters }: LineFrames, mask: readonly SlotClass[]): Float64Array {
  const emissions = new Float64Array(count);
  for (let t = 0; t < count; t += 1) {
    let best = 0;
    for (const slotClass of mask) {
      best = Math.max(best, probabilityOf(characters, slotClass, t * classCount));
    }
    emissions[t] = Math.log(floor + best);
  }
  return emissions;
}

/** Ink left of the first and right of the last column speaks against a path. */
function outsideCosts(
  { count, blanks }: LineFrames,
  pitch: number,
): { before: Float64Array; after: Float64Array } {
  const margin = Math.round(pitch / 2);
  const before = new Float64Array(count);
  const after = new Float64Array(count);
  let left = 0;
  let right = 0;
  for (let t = 0; t < count; t += 1) {
    const end = count - 1 - t;
    if (t > margin) left += 1 - (blanks[t - margin - 1] ?? 1);
    if (t > margin) right += 1 - (blanks[end + margin + 1] ?? 1);
    before[t] = -outsideCost * left;
    after[end] = -outsideCost * right;
  }
  return { before, after };
}

function add(a: Float64Array | undefined, b: Float64Array, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => (a?.[i] ?? 0) + (b[i] ?? 0));
}

interface Paths {
  readonly pitch: number;
  readonly columns: number;
  readonly from: Int16Array;
  readonly scores: Float64Array;
}

function trace(frames: LineFrames, { pitch, columns, from, scores }: Paths): Alignment | null {
  let t = 0;
  for (let i = 1; i < frames.count; i += 1) if ((scores[i] ?? 0) > (scores[t] ?? 0)) t = i;
  const total = scores[t] ?? -Infinity;
  if (total === -Infinity) return null;
  const result: Column[] = [];
  for (let i = columns - 1; i >= 0; i -= 1) {
    result.push(columnAt(frames, t, Math.floor(pitch * 0.35)));
    t = from[i * frames.count + t] ?? 0;
  }
  return { columns: result.toReversed(), score: total / columns };
}

/** A column where nothing was seen is most likely a filler: recognisers drop those first. */
function columnAt({ count, characters }: LineFrames, center: number, reach: number): Column {
  const column = new Float32Array(classCount);
  let sum = 0;
  for (let c = 0; c < classCount; c += 1) {
    let best = 0;
    for (let t = Math.max(0, center - reach); t <= Math.min(count - 1, center + reach); t += 1) {
      best = Math.max(best, characters[t * classCount + c] ?? 0);
    }
    column[c] = best + otherPrior;
    sum += best;
  }
  column[filler] = (column[filler] ?? 0) + fillerPrior * Math.max(0, 1 - sum);
  const total = column.reduce((all, value) => all + value, 0);
  return column.map((value) => value / total);
}

import { classCount, filler } from "./alphabet.ts";
import type { LineFrames } from "./frames.ts";
import { columnAt, type Grid, pitchAt } from "./grid.ts";

/** Probabilities of the MRZ classes in one column; they sum to 1. */
export type Column = Float32Array;

/** A line cut into its columns. */
export interface Alignment {
  readonly columns: readonly Column[];
  /** Where each column's character was seen, in steps; where the grid has it when nothing was seen. */
  readonly places: readonly number[];
  /** Mean logarithm of how much of a character each column shows, less what is seen beside the columns. */
  readonly score: number;
}

const floor = 0.02;
/** So many columns beside the line are looked at for characters that speak against an alignment. */
const beside = 4;
/** What a column beyond the crop may show: a line that is cut short must not pass for a whole one. */
const unknown = 0.6;
/** Instead of a probability, where a column lies beyond the crop. */
const beyond = -1;
const reach = 0.34;
const width = 0.22;
const fillerPrior = 0.05;
const otherPrior = 0.0005;

/** Cuts a line into `count` columns along its grid: those that show the most, between as little as can be. */
export function alignColumns(frames: LineFrames, grid: Grid, count: number): Alignment | null {
  const first = Math.floor((0 - grid.start) / grid.step) - beside;
  const last = first + Math.ceil(frames.count / (grid.step * 0.7)) + 2 * beside;
  const shown = Array.from({ length: last - first + 1 }, (_, i) => presence(frames, grid, first + i));
  let best = { offset: 0, score: -Infinity };
  for (let offset = 0; offset + count <= shown.length; offset += 1) {
    const score = scoreAt(shown, offset, count);
    if (score > best.score) best = { offset, score };
  }
  if (best.score === -Infinity) return null;
  const indices = Array.from({ length: count }, (_, i) => first + best.offset + i);
  const places = indices.map((i) => placeOf(frames, grid, i));
  const columns = places.map((place, i) => columnOf(frames, place, pitchAt(grid, indices[i] ?? 0)));
  return { columns, places, score: best.score / count };
}

function scoreAt(shown: readonly number[], offset: number, count: number): number {
  let score = 0;
  for (let i = -beside; i < count + beside; i += 1) {
    const value = shown[offset + i] ?? beyond;
    const isInside = i >= 0 && i < count;
    if (value === beyond) score += Math.log(floor + (isInside ? 0 : 1 - unknown));
    else score += Math.log(floor + (isInside ? value : 1 - value));
  }
  return score;
}

/** How sure it is that a character stands in a column. */
function presence({ count, blanks }: LineFrames, grid: Grid, i: number): number {
  const center = columnAt(grid, i);
  const half = reach * pitchAt(grid, i);
  if (center < 0 || center > count - 1) return beyond;
  let most = 0;
  for (let t = Math.max(0, Math.ceil(center - half)); t <= Math.min(count - 1, center + half); t += 1) {
    most = Math.max(most, 1 - (blanks[t] ?? 1));
  }
  return most;
}

/** The middle of what is seen round a column. */
function placeOf({ count, blanks }: LineFrames, grid: Grid, i: number): number {
  const center = columnAt(grid, i);
  const half = 0.5 * pitchAt(grid, i);
  let sum = 0;
  let moment = 0;
  for (let t = Math.max(0, Math.ceil(center - half)); t <= Math.min(count - 1, center + half); t += 1) {
    const ink = 1 - (blanks[t] ?? 1);
    sum += ink;
    moment += ink * t;
  }
  return sum > 0.3 ? moment / sum : center;
}

/** A column where nothing was seen is most likely a filler: it has the least ink. */
function columnOf({ count, characters }: LineFrames, place: number, pitch: number): Column {
  const column = new Float32Array(classCount);
  let total = 0;
  const from = Math.max(0, Math.ceil(place - reach * pitch));
  const to = Math.min(count - 1, Math.max(from, Math.floor(place + reach * pitch)));
  for (let t = from; t <= to; t += 1) {
    const weight = Math.exp(-(((t - place) / (width * pitch)) ** 2) / 2);
    total += weight;
    for (let c = 0, at = t * classCount; c < classCount; c += 1, at += 1) {
      column[c] = (column[c] ?? 0) + weight * (characters[at] ?? 0);
    }
  }
  return normalised(column, Math.max(total, 1e-6));
}

function normalised(column: Column, total: number): Column {
  let seen = 0;
  for (let c = 0; c < classCount; c += 1) {
    column[c] = (column[c] ?? 0) / total;
    seen += column[c] ?? 0;
  }
  const missing = fillerPrior * Math.max(0, 1 - seen);
  const sum = seen + classCount * otherPrior + missing;
  for (let c = 0; c < classCount; c += 1) column[c] = ((column[c] ?? 0) + otherPrior) / sum;
  column[filler] = (column[filler] ?? 0) + missing / sum;
  return column;
}

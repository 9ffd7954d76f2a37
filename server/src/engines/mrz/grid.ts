import { medianPitch, type Peak } from "./frames.ts";

/**
 * Where a line's columns lie, in steps: column i at `start + step · i + bend · i²`. Perspective changes the pitch along
 * a line steadily, which the bend follows.
 */
export interface Grid {
  readonly start: number;
  readonly step: number;
  readonly bend: number;
  /** How well the peaks fit, 0 to 1: the length of their mean phase. */
  readonly fit: number;
}

/** A peak and the column that it is. */
export interface PlacedPeak extends Peak {
  readonly index: number;
}

const pitchTrials = [0.86, 0.9, 0.93, 0.96, 0.98, 1, 1.02, 1.04, 1.07, 1.1, 1.14];
const driftTrials = [-0.3, -0.2, -0.12, -0.06, 0, 0.06, 0.12, 0.2, 0.3];
const minPeaks = 5;
/** Fewer peaks do not tell how the pitch changes. */
const minBent = 12;
const minPitch = 1.2;
const farOff = 0.33;

/** The place of column `i`. */
export function columnAt({ start, step, bend }: Grid, i: number): number {
  return start + step * i + bend * i * i;
}

/** The grid's own distance from column `i` to the next. */
export function pitchAt({ step, bend }: Grid, i: number): number {
  return step + 2 * bend * i;
}

/**
 * The monospaced grid that the peaks lie on, column 0 near the first of them. Peaks between columns and columns without
 * a peak do no harm: the grid is what most agree on. Null when there are too few.
 */
export function fitGrid(peaks: readonly Peak[]): Grid | null {
  const middle = medianPitch(peaks);
  if (peaks.length < minPeaks || middle < minPitch) return null;
  const first = peaks[0]?.at ?? 0;
  const length = (peaks.at(-1)?.at ?? 0) - first;
  let best: Grid | null = null;
  for (const trial of pitchTrials) {
    for (const drift of driftTrials) {
      const grid = phaseFit(peaks, { first, length, pitch: middle * trial, drift });
      if (!best || grid.fit > best.fit) best = grid;
    }
  }
  return best && settle(peaks, best);
}

interface Trial {
  readonly first: number;
  readonly length: number;
  readonly pitch: number;
  /** By how much the pitch grows from the first peak to the last, as a share. */
  readonly drift: number;
}

/** The phase at which the peaks agree best with a pitch, and how well. */
function phaseFit(peaks: readonly Peak[], { first, length, pitch, drift }: Trial): Grid {
  let x = 0;
  let y = 0;
  let total = 0;
  for (const { at, probability } of peaks) {
    const phase = 2 * Math.PI * columnOf(at - first, { pitch, drift, length });
    x += probability * Math.cos(phase);
    y += probability * Math.sin(phase);
    total += probability;
  }
  const columns = length / pitch;
  const shift = Math.atan2(y, x) / (2 * Math.PI);
  const step = pitch * (1 - drift / 2);
  const bend = columns > 0 ? (pitch * drift) / (2 * columns) : 0;
  return { start: first + shift * step, step, bend, fit: Math.hypot(x, y) / Math.max(total, 1e-9) };
}

/** The inverse of the grid: which column, in fractions, lies `at` steps from the first peak. */
function columnOf(at: number, { pitch, drift, length }: Omit<Trial, "first">): number {
  const step = pitch * (1 - drift / 2);
  const bend = length > 0 ? (pitch * pitch * drift) / (2 * length) : 0;
  return inverse(at, step, bend);
}

function inverse(at: number, step: number, bend: number): number {
  if (Math.abs(bend) < 1e-9) return at / step;
  const root = step * step + 4 * bend * at;
  return root <= 0 ? at / step : (Math.sqrt(root) - step) / (2 * bend);
}

/** Peaks with their columns, those that lie between columns left out. */
export function placePeaks(peaks: readonly Peak[], grid: Grid): PlacedPeak[] {
  return peaks.flatMap((peak) => {
    const column = inverse(peak.at - grid.start, grid.step, grid.bend);
    const index = Math.round(column);
    return Math.abs(column - index) > farOff ? [] : [{ ...peak, index }];
  });
}

/** Least squares over the peaks that lie near their columns, twice. */
function settle(peaks: readonly Peak[], rough: Grid): Grid {
  let grid = rough;
  for (let round = 0; round < 2; round += 1) {
    const placed = placePeaks(peaks, grid);
    const solved = placed.length < minBent ? null : parabola(placed);
    if (!solved || solved.step <= 0) break;
    grid = { ...solved, fit: grid.fit };
  }
  return grid;
}

/** at = start + step · index + bend · index², weighted by the peaks' probability. */
function parabola(placed: readonly PlacedPeak[]): Omit<Grid, "fit"> | null {
  const s = new Float64Array(5);
  const m = new Float64Array(3);
  for (const { index, at, probability } of placed) {
    for (let k = 0, power = probability; k < 5; k += 1, power *= index) {
      s[k] = (s[k] ?? 0) + power;
      if (k < 3) m[k] = (m[k] ?? 0) + power * at;
    }
  }
  const [s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0] = s;
  const [m0 = 0, m1 = 0, m2 = 0] = m;
  const c0 = s2 * s4 - s3 * s3;
  const c1 = s1 * s4 - s2 * s3;
  const c2 = s1 * s3 - s2 * s2;
  const determinant = s0 * c0 - s1 * c1 + s2 * c2;
  if (Math.abs(determinant) < 1e-9) return null;
  return {
    start: (m0 * c0 - m1 * c1 + m2 * c2) / determinant,
    step: (-m0 * c1 + m1 * (s0 * s4 - s2 * s2) - m2 * (s0 * s3 - s1 * s2)) / determinant,
    bend: (m0 * c2 - m1 * (s0 * s3 - s1 * s2) + m2 * (s0 * s2 - s1 * s1)) / determinant,
  };
}

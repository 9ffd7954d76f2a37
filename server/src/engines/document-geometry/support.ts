import type { Point } from "#core/media/image.ts";
import type { Segment } from "./segments.ts";
import {
  addPoint,
  distancePast,
  fittedLine,
  noMoments,
  type StraightLine,
  through,
  turnBetween,
} from "./straight-line.ts";

/** From where to where along a line edges bear it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A line with the edges that lie along it, ready to be asked about any stretch. */
export interface SupportedLine extends StraightLine {
  /** Whether it is one of the picture's own borders, which no edge can be seen on. */
  readonly isBorder: boolean;
  /** How many cells of the first k are covered, from the place `first` on along the line. */
  readonly covered: Float32Array;
  /** Sum of strengths of the first k cells. */
  readonly strength: Float32Array;
  readonly first: number;
  /** Stretches without a wide gap. */
  readonly stretches: readonly Stretch[];
  /** Length of the longest stretch, weighted by strength. */
  readonly longest: number;
}

/** Length of a cell along a line. */
const cell = 3;
const nearest = 2;
const nearestForFit = 3;
const turnMost = 0.1;
const gapCells = 5;
const fullStrength = 4;

interface Frame {
  readonly width: number;
  readonly height: number;
}

/** The lines that segments lie on, each once, at most `most`, the best-borne first. */
export function findLines(
  segments: readonly Segment[],
  frame: Frame,
  most: number,
): readonly SupportedLine[] {
  const lines: SupportedLine[] = [];
  const fan = sortByAngle(segments);
  for (const segment of alternately(segments, bestAlignedFirst(segments, frame))) {
    if (lines.length === most) break;
    const rough = through(segment, segment.angle);
    if (lines.some((line) => isSame(line, rough, segment))) continue;
    const line = supportLine(fan, rough, frame);
    if (!lines.some((other) => isSame(other, line, segment))) lines.push(line);
  }
  return lines.toSorted((a, b) => b.longest - a.longest);
}

const shortestSeed = 8;
const angleBins = 90;
const offsetBin = 4;
const widestGap = 15;

/** The members of two lists in turns, each once. */
function alternately<T>(a: readonly T[], b: readonly T[]): ReadonlySet<T> {
  return new Set(a.flatMap((one, i) => [one, ...b.slice(i, i + 1)]));
}

/** Segments by the length of what continues them on about the same line. */
function bestAlignedFirst(segments: readonly Segment[], frame: Frame): readonly Segment[] {
  const seeds = segments.filter(({ length }) => length >= shortestSeed);
  const ranks = new Map(seeds.map((seed) => [seed, seed.length]));
  for (const bin of binAlike(seeds, frame)) {
    for (const run of unbroken(bin)) {
      let length = 0;
      for (const { segment } of run) length += segment.length;
      for (const { segment } of run) ranks.set(segment, Math.max(length, ranks.get(segment) ?? 0));
    }
  }
  return seeds.toSorted((a, b) => (ranks.get(b) ?? 0) - (ranks.get(a) ?? 0) || b.length - a.length);
}

/** A segment with the place of its middle along its line. */
interface Placed {
  readonly segment: Segment;
  readonly at: number;
}

/** Segments that lie on about the same line (a coarse Hough transform), in their order along it. */
function binAlike(segments: readonly Segment[], { width, height }: Frame): readonly (readonly Placed[])[] {
  const bins = new Map<number, Placed[]>();
  const reach = Math.hypot(width, height);
  for (const segment of segments) {
    const middle = Math.round((segment.angle * angleBins) / Math.PI);
    for (let k = middle - 1; k <= middle + 1; k += 1) {
      const angle = (((k + angleBins) % angleBins) * Math.PI) / angleBins;
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      const offset = Math.floor((segment.x * cos + segment.y * sin + reach) / offsetBin);
      const key = Math.round((angle * angleBins) / Math.PI) * 4096 + offset;
      const bin = bins.get(key);
      const placed = { segment, at: segment.y * cos - segment.x * sin };
      if (bin) bin.push(placed);
      else bins.set(key, [placed]);
    }
  }
  return [...bins.values()].map((bin) => bin.toSorted((a, b) => a.at - b.at));
}

/** Runs of segments without a wide gap. */
function unbroken(bin: readonly Placed[]): readonly (readonly Placed[])[] {
  const runs: Placed[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const placed of bin) {
    const half = placed.segment.length / 2;
    const run = runs.at(-1);
    if (run && placed.at - half <= end + widestGap) run.push(placed);
    else runs.push([placed]);
    end = Math.max(end, placed.at + half);
  }
  return runs;
}

const sameTurn = 0.025;
const sameOffset = 1.5;

/** Whether two lines are one at the place of a segment. */
function isSame(a: StraightLine, b: StraightLine, place: Point): boolean {
  if (turnBetween(a.angle, b.angle) > sameTurn) return false;
  const apart = Math.abs(distancePast(a, place));
  return apart <= 2 * sameOffset && Math.abs(apart - Math.abs(distancePast(b, place))) <= sameOffset;
}

/** Fits the line to the segments along it and notes where they lie. */
function supportLine(fan: Fan, rough: StraightLine, frame: Frame): SupportedLine {
  const line = fit(along(fan, rough, nearestForFit)) ?? rough;
  const first = -Math.hypot(frame.width, frame.height);
  const strongest = new Float32Array(Math.ceil((-2 * first) / cell) + 2);
  const [cos, sin] = [Math.cos(line.angle), Math.sin(line.angle)];
  for (const { x, y, length, strength } of along(fan, line, nearest)) {
    const middle = (-x * sin + y * cos - first) / cell;
    const reach = length / 2 / cell;
    for (let at = Math.round(middle - reach); at < Math.round(middle + reach); at += 1) {
      strongest[at] = Math.max(strongest[at] ?? 0, strength);
    }
  }
  const stretches = stretchesOf(strongest).map(({ from, to }) => ({
    from: first + from * cell,
    to: first + to * cell,
  }));
  const sums = sumUp(strongest);
  const lengths = stretches.map(
    ({ from, to }) => supportBetween({ ...sums, first }, from, to).strength * (to - from),
  );
  return { ...line, isBorder: false, first, ...sums, stretches, longest: Math.max(0, ...lengths) };
}

function sumUp(strongest: Float32Array): Pick<SupportedLine, "covered" | "strength"> {
  const covered = new Float32Array(strongest.length + 1);
  const strength = new Float32Array(strongest.length + 1);
  strongest.forEach((value, k) => {
    covered[k + 1] = (covered[k] ?? 0) + (value > 0 ? 1 : 0);
    strength[k + 1] = (strength[k] ?? 0) + value / (value + fullStrength);
  });
  return { covered, strength };
}

/** Stretches in cells. */
function stretchesOf(strongest: Float32Array): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let from = -1;
  let last = -1;
  strongest.forEach((value, k) => {
    if (value === 0) return;
    if (from < 0 || k - last > gapCells + 1) {
      if (from >= 0) stretches.push({ from, to: last + 1 });
      from = k;
    }
    last = k;
  });
  if (from >= 0) stretches.push({ from, to: last + 1 });
  return stretches;
}

/** A border of the picture as a line without support. */
export function borderLine(line: StraightLine): SupportedLine {
  const none = new Float32Array(1);
  return { ...line, isBorder: true, covered: none, strength: none, first: 0, stretches: [], longest: 0 };
}

/** Segments by the direction of their normal, in equal parts of half a turn. */
type Fan = readonly (readonly Segment[])[];

const fanParts = 30;
const widestTurn = turnMost + 2 / 5;

function sortByAngle(segments: readonly Segment[]): Fan {
  const fan: Segment[][] = Array.from({ length: fanParts }, () => []);
  for (const segment of segments) fan[partOf(segment.angle)]?.push(segment);
  return fan;
}

function partOf(angle: number): number {
  return Math.min(fanParts - 1, Math.floor((angle * fanParts) / Math.PI));
}

/** Segments that lie on a line with both their ends. */
function along(fan: Fan, line: StraightLine, reach: number): readonly Segment[] {
  const [cos, sin] = [Math.cos(line.angle), Math.sin(line.angle)];
  const found: Segment[] = [];
  const around = Math.ceil((widestTurn * fanParts) / Math.PI);
  for (let part = partOf(line.angle) - around; part <= partOf(line.angle) + around; part += 1) {
    for (const segment of fan[(part + fanParts) % fanParts] ?? []) {
      const { x, y, angle, length } = segment;
      const away = Math.abs(x * cos + y * sin - line.offset);
      if (away > reach) continue;
      const turn = turnBetween(angle, line.angle);
      if (turn <= turnMost + 2 / length && away + (turn * length) / 4 <= reach) found.push(segment);
    }
  }
  return found;
}

/** The line of least squares through segments, weighted by length and strength. */
function fit(segments: readonly Segment[]): StraightLine | undefined {
  const moments = noMoments();
  for (const { x, y, angle, length, strength } of segments) {
    const weight = (length * strength) / (strength + fullStrength) / 2;
    // Two points that spread as the whole segment does.
    const reach = length / Math.sqrt(12);
    const [dx, dy] = [-Math.sin(angle) * reach, Math.cos(angle) * reach];
    addPoint(moments, x + dx, y + dy, weight);
    addPoint(moments, x - dx, y - dy, weight);
  }
  return fittedLine(moments);
}

/** How much of a line's stretch is covered by edges (0 to 1), and how strong they are (0 to 1). */
export function supportBetween(
  line: Pick<SupportedLine, "covered" | "strength" | "first">,
  from: number,
  to: number,
): { coverage: number; strength: number } {
  const last = line.covered.length - 1;
  const a = Math.min(last, Math.max(0, Math.round((Math.min(from, to) - line.first) / cell)));
  const b = Math.min(last, Math.max(0, Math.round((Math.max(from, to) - line.first) / cell)));
  if (b <= a) return { coverage: 0, strength: 0 };
  const coverage = ((line.covered[b] ?? 0) - (line.covered[a] ?? 0)) / (b - a);
  return { coverage, strength: ((line.strength[b] ?? 0) - (line.strength[a] ?? 0)) / (b - a) };
}

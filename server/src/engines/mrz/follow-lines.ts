import { bandSums, rowEnergy, straighten } from "./straighten.ts";
import { cropLine } from "./crop-line.ts";
import { findPeaks } from "./frames.ts";
import type { Grey } from "./grey.ts";
import { columnAt, fitGrid, pitchAt, placePeaks } from "./grid.ts";
import type { LinePiece, TextBlock } from "./group-lines.ts";
import { type LineBox, pointAt } from "./line-box.ts";
import type { LineRecogniser } from "./recogniser.ts";

/** No line of a zone is longer, with a little room. */
const longest = 47;
/** A crop this many pitches high shows letters as the net likes them. */
const cropHeight = 1.75;
const minProbability = 0.4;
const maxGap = 4;

/**
 * The block of lines that a piece of a line belongs to: the line followed both ways as far as its characters go, and
 * the lines beside it. Text detectors leave fillers out, tear lines apart and miss whole ones.
 */
export async function followLines(
  recogniser: LineRecogniser,
  grey: Grey,
  seed: LinePiece,
): Promise<TextBlock | null> {
  const start = straighten(grey, seed.box, seed.pitch);
  const line = await followLine(recogniser, grey, { box: start, pitch: seed.pitch });
  if (!line) return null;
  const box = straighten(grey, line.box, line.pitch);
  return { lines: linesBeside(grey, box, line.pitch), pitch: line.pitch };
}

interface PitchedLine {
  readonly box: LineBox;
  readonly pitch: number;
}

/** The whole line of which a part is known. */
async function followLine(
  recogniser: LineRecogniser,
  grey: Grey,
  { box, pitch }: PitchedLine,
): Promise<PitchedLine | null> {
  const far = Math.max(2 * pitch, longest * pitch - box.width);
  const [left, right] = [roomBeside(grey, box, -1, far), roomBeside(grey, box, 1, far)];
  const long = {
    center: pointAt(box, (right - left) / 2, 0),
    width: box.width + left + right,
    height: cropHeight * pitch,
    angle: box.angle,
  };
  const frames = await recogniser.read(grey, long, 1);
  const peaks = findPeaks(frames).filter(({ probability }) => probability >= minProbability);
  const grid = fitGrid(peaks);
  if (!grid) return null;
  const unit = long.width / frames.count;
  const known = ((left + box.width / 2) / unit - grid.start) / grid.step;
  const indices = placePeaks(peaks, grid).map(({ index }) => index);
  const [first, last] = runAround(indices, Math.round(known));
  const from = (columnAt(grid, first) - 0.5 * pitchAt(grid, first)) * unit;
  const to = (columnAt(grid, last) + 0.5 * pitchAt(grid, last)) * unit;
  return {
    box: { ...long, center: pointAt(long, (from + to - long.width) / 2, 0), width: to - from },
    pitch: (to - from) / (last - first + 1),
  };
}

/** How far the picture goes on beside a box, at most `far`. */
function roomBeside({ width, height }: Grey, box: LineBox, side: 1 | -1, far: number): number {
  const step = far / 24;
  let room = 0;
  for (let i = 1; i <= 24; i += 1) {
    const { x, y } = pointAt(box, side * (box.width / 2 + i * step), 0);
    if (x < 0 || y < 0 || x > width - 1 || y > height - 1) break;
    room = i * step;
  }
  return room;
}

/** The first and last of the columns round `known` without a wide gap between them. */
function runAround(indices: readonly number[], known: number): [number, number] {
  const sorted = indices.toSorted((a, b) => a - b);
  let first = known;
  let last = known;
  for (const index of sorted) if (index > last && index - last <= maxGap) last = index;
  for (const index of sorted.toReversed()) if (index < first && first - index <= maxGap) first = index;
  return [first, last];
}

const bandScale = 6;
const bandRows = 84;
const letterRows = 6;
/** Lines of a zone lie this many pitches apart: 1.5 on cards, up to 2.8 in passports. */
const minDistance = 1.35;
const maxDistance = 3.1;
const minEnergy = 0.25;
const maxBeside = 2;

/** The line and those above and below it that go on at the distances that zones have. */
function linesBeside(grey: Grey, line: LineBox, pitch: number): LineBox[] {
  const width = Math.round((line.width / pitch) * bandScale);
  const band = { ...line, height: (bandRows / bandScale) * pitch };
  const crop = cropLine(grey, band, width, bandRows);
  const energy = bandSums(rowEnergy(crop, { width, from: 0, to: width, rows: bandRows }), letterRows);
  const middle = (bandRows - letterRows) / 2;
  const floor = minEnergy * (energy[middle] ?? 0);
  const offsets = [
    ...beside(energy, middle, { side: -1, floor }).toReversed(),
    0,
    ...beside(energy, middle, { side: 1, floor }),
  ];
  return offsets.map((offset) => {
    if (offset === 0) return line;
    const shifted = { ...line, center: pointAt(line, 0, (offset / bandScale) * pitch) };
    return straighten(grey, shifted, pitch);
  });
}

function beside(
  energy: Float64Array,
  middle: number,
  { side, floor }: { side: 1 | -1; floor: number },
): number[] {
  const found: number[] = [];
  let from = middle;
  while (found.length < maxBeside) {
    const next = nextRow(energy, from, { side, floor });
    if (next === undefined) break;
    found.push(next - middle);
    from = next;
  }
  return found;
}

/** The nearest row with much ink, from the distance on that lines keep. */
function nextRow(
  energy: Float64Array,
  from: number,
  { side, floor }: { side: 1 | -1; floor: number },
): number | undefined {
  let best: number | undefined;
  for (let d = Math.ceil(minDistance * bandScale); d <= maxDistance * bandScale; d += 1) {
    const y = from + side * d;
    const value = energy[y] ?? 0;
    if (value < floor) {
      if (best !== undefined) break;
      continue;
    }
    if (best === undefined || value > (energy[best] ?? 0)) best = y;
    else if (value < 0.8 * (energy[best] ?? 0)) break;
  }
  return best;
}

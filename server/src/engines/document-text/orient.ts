import type { TextBox } from "#core/document/text.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { confidenceOf, type LineRecogniser, type ReadLine } from "./recognise-lines.ts";

/** Lines that read in one direction. */
export interface OrientedLines {
  /** Direction of reading, in radians, clockwise. */
  readonly angle: number;
  readonly lines: readonly ReadLine[];
}

const squareBelow = 1.8;
/** Of the doubled angle's sine: what lies more than about 10° off the page's axes is no line's direction. */
const tilted = 0.35;
const squareMargin = 1.15;
const sampleSize = 3;
/** Mean confidence of a sample from which on nobody asks whether it reads the other way round. */
const clearlyRead = 0.85;

/** Reads the lines of a page that lies in any direction; lines across the others are a group of their own. */
export async function readOriented(
  recognise: LineRecogniser,
  raster: Raster,
  boxes: readonly TextBox[],
): Promise<OrientedLines[]> {
  const groups: OrientedLines[] = [];
  for (const { boxes: members, angle } of groupByAxis(boxes)) {
    if (members.length > 0) groups.push(...(await readGroup(recognise, raster, { boxes: members, angle })));
  }
  return groups.toSorted((a, b) => weightOf(b.lines) - weightOf(a.lines));
}

interface Group {
  readonly boxes: readonly TextBox[];
  readonly angle: number;
}

async function readGroup(
  recognise: LineRecogniser,
  raster: Raster,
  { boxes, angle }: Group,
): Promise<OrientedLines[]> {
  const forward = boxes.map((box) => along(box, angle));
  const sample = sampleOf(forward);
  const rest = forward.filter((box) => !sample.includes(box));
  const read = await recognise(raster, sample);
  const turned = qualityOf(read) < clearlyRead ? await recognise(raster, sample.map(reversed)) : [];
  if (qualityOf(turned) <= qualityOf(read)) {
    const lines = [...read, ...(await recognise(raster, rest))];
    return partUpsideDown(recognise, raster, { angle, lines });
  }
  const lines = [...turned, ...(await recognise(raster, rest.map(reversed)))];
  return partUpsideDown(recognise, raster, { angle: angle + Math.PI, lines });
}

/** A line below this reads badly, and above it well. */
const badlyRead = 0.55;
const wellRead = 0.8;
const trial = 4;

/** Things beside the document may lie the other way round: what reads badly is tried so too, and may be most. */
async function partUpsideDown(
  recognise: LineRecogniser,
  raster: Raster,
  group: OrientedLines,
): Promise<OrientedLines[]> {
  const bad = group.lines.filter(
    ({ box, characters }) => box.width > 2.5 * box.height && confidenceOf(characters) < badlyRead,
  );
  const tried = await recognise(
    raster,
    bad.slice(0, trial).map(({ box }) => reversed(box)),
  );
  const better = tried.filter(
    ({ characters }) => characters.length > 2 && confidenceOf(characters) > wellRead,
  );
  if (better.length === 0 || 2 * better.length < tried.length) return [group];
  const others = await recognise(
    raster,
    bad.slice(trial).map(({ box }) => reversed(box)),
  );
  const upsideDown = [...tried, ...others].filter(({ characters }) => confidenceOf(characters) > badlyRead);
  const centers = new Set(upsideDown.map(({ box }) => box.center));
  return [
    { angle: group.angle, lines: group.lines.filter(({ box }) => !centers.has(box.center)) },
    { angle: group.angle + Math.PI, lines: upsideDown },
  ];
}

/** The page's axis is where most of the lines' length lies; square boxes go with it. */
function groupByAxis(boxes: readonly TextBox[]): readonly [Group, Group] {
  const long = boxes.filter((box) => box.width >= squareBelow * box.height);
  const main = axisOf(long);
  const isAcross = (box: TextBox) =>
    long.includes(box) && Math.abs(Math.cos(box.angle - main)) < Math.SQRT1_2;
  return [
    { boxes: boxes.filter((box) => !isAcross(box)), angle: main },
    { boxes: boxes.filter(isAcross), angle: main + Math.PI / 2 },
  ];
}

function axisOf(boxes: readonly TextBox[]): number {
  const quarter = meanAngle(boxes, 4);
  const near = boxes.filter((box) => Math.abs(Math.cos(box.angle - quarter)) >= Math.SQRT1_2);
  const length = (of: readonly TextBox[]) => of.reduce((sum, { width }) => sum + width, 0);
  const main = length(near) * 2 >= length(boxes) ? quarter : quarter + Math.PI / 2;
  return main > Math.PI / 2 ? main - Math.PI : main;
}

/** The mean of angles that are the same after one `parts`th of a turn, weighted by the lines' length. */
function meanAngle(boxes: readonly TextBox[], parts: number): number {
  const x = boxes.reduce((sum, { width, angle }) => sum + width * Math.cos(parts * angle), 0);
  const y = boxes.reduce((sum, { width, angle }) => sum + width * Math.sin(parts * angle), 0);
  return Math.atan2(y, x) / parts;
}

/** The box read in the direction nearest to `angle`; of a square one the angle tells nothing. */
function along(box: TextBox, angle: number): TextBox {
  if (box.width < squareBelow * box.height && Math.abs(Math.sin(2 * (box.angle - angle))) > tilted) {
    const side = squareMargin * Math.max(box.width, box.height);
    return { ...box, width: side, height: side, angle };
  }
  const agreement = Math.cos(box.angle - angle);
  if (agreement > Math.SQRT1_2) return box;
  if (agreement < -Math.SQRT1_2) return reversed(box);
  const turn = Math.sin(angle - box.angle) > 0 ? Math.PI / 2 : -Math.PI / 2;
  return { ...box, width: box.height, height: box.width, angle: box.angle + turn };
}

function reversed(box: TextBox): TextBox {
  return { ...box, angle: box.angle + Math.PI };
}

/** Lines long enough to tell, the tallest first: they are the clearest. */
function sampleOf(boxes: readonly TextBox[]): TextBox[] {
  const telling = boxes.filter(({ width, height }) => width >= 4 * height && width <= 20 * height);
  const pool = telling.length > 0 ? telling : boxes;
  return pool.toSorted((a, b) => b.height - a.height).slice(0, sampleSize);
}

function qualityOf(lines: readonly ReadLine[]): number {
  return confidenceOf(lines.flatMap(({ characters }) => characters));
}

/** How much was read for certain. */
function weightOf(lines: readonly ReadLine[]): number {
  return lines.reduce((sum, { characters }) => {
    const confidence = confidenceOf(characters);
    return confidence < 0.7 ? sum : sum + confidence * characters.length;
  }, 0);
}

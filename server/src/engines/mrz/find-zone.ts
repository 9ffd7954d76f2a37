import type { TextBox } from "#core/document/text.ts";
import { findBands } from "./find-bands.ts";
import { findPieces } from "./find-pieces.ts";
import { followLines } from "./follow-lines.ts";
import { type Grey, type Greys, mirrorGreys } from "./grey.ts";
import { groupLines, likeness, type LinePiece } from "./group-lines.ts";
import { isZone } from "./is-zone.ts";
import { looksMirrored } from "./looks-mirrored.ts";
import { type BlockReading, isValid, readBlock } from "./read-block.ts";
import type { LineRecogniser } from "./recogniser.ts";

/** Columns that were not seen, and characters beside them, make this less; a whole zone is above. */
const wholePresence = -0.12;
/** Read as surely as this, a zone with wrong digits has wrong digits. */
const sureConfidence = 0.95;
const maxSeeds = 3;

/** What was found; the block is null where nothing was, or where the zone is mirrored. */
export interface ZoneSearch {
  readonly block: BlockReading | null;
  readonly isMirrored: boolean;
}

/** Looks for a zone among the lines of text found, then among bands that may be lines that were not found. */
export async function findZone(
  recogniser: LineRecogniser,
  greys: Greys,
  boxes: readonly TextBox[],
): Promise<ZoneSearch> {
  const pieces = await findPieces(recogniser, greys.luma(), boxes);
  const found = await readPieces(recogniser, greys, pieces);
  if (found && isWhole(found)) return { block: found, isMirrored: false };
  const isMirrored = (!found || !isValid(found)) && (await isZoneMirrored(recogniser, greys, pieces));
  if (isMirrored) return { block: null, isMirrored };
  if (found && isValid(found)) return { block: found, isMirrored };
  const bands = await findPieces(recogniser, greys.luma(), findBands(greys.luma(), boxes));
  return { block: better(found, await readPieces(recogniser, greys, bands)), isMirrored };
}

async function readPieces(
  recogniser: LineRecogniser,
  greys: Greys,
  pieces: readonly LinePiece[],
): Promise<BlockReading | null> {
  let best: BlockReading | null = null;
  for await (const found of blocksOf(recogniser, greys.luma(), pieces)) {
    const block = await readBlock(recogniser, greys, found);
    if (!block || !isZone(block.zone)) continue;
    best = better(best, block);
    if (isWhole(block)) break;
  }
  return best;
}

/** As the text was found, then as each likely piece leads on. */
async function* blocksOf(recogniser: LineRecogniser, grey: Grey, pieces: readonly LinePiece[]) {
  yield* groupLines(pieces);
  const seeds = pieces.filter(isSeed).toSorted((a, b) => likeness(b) - likeness(a));
  for (const seed of seeds.slice(0, maxSeeds)) {
    const block = await followLines(recogniser, grey, seed);
    if (block) yield block;
  }
}

/** Fillers tell a piece of a zone; without them it must be long and clear. */
function isSeed({ pitch, length, fillers, confidence }: LinePiece): boolean {
  if (pitch <= 0) return false;
  return fillers >= 2 ? length >= 8 && confidence >= 0.55 : length >= 14 && confidence >= 0.75;
}

/** Whether no better reading can be hoped for. */
function isWhole(block: BlockReading): boolean {
  if (block.look.presence < wholePresence) return false;
  return isValid(block) || (block.isSettled && block.zone.confidence >= sureConfidence);
}

function better(a: BlockReading | null, b: BlockReading | null): BlockReading | null {
  if (!a || !b) return a ?? b;
  if (isValid(a) !== isValid(b)) return isValid(a) ? a : b;
  return b.look.score > a.look.score ? b : a;
}

/** Whether the picture's mirror image shows a zone with valid digits. */
async function isZoneMirrored(
  recogniser: LineRecogniser,
  greys: Greys,
  pieces: readonly LinePiece[],
): Promise<boolean> {
  if (!(await looksMirrored(recogniser, greys.luma(), pieces))) return false;
  const mirrored = mirrorGreys(greys);
  const { width } = greys.luma();
  const boxes = pieces.map(({ box }) => ({
    ...box,
    center: { x: width - 1 - box.center.x, y: box.center.y },
    angle: -box.angle,
  }));
  const found = await readPieces(recogniser, mirrored, await findPieces(recogniser, mirrored.luma(), boxes));
  return found !== null && isValid(found);
}

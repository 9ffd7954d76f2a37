import type { TextBox } from "#core/document/text.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { findPeaks, type LineFrames } from "./frames.ts";
import { type LinePiece, likeness } from "./group-lines.ts";
import { type LineBox, reversed } from "./line-box.ts";
import type { LineRecogniser } from "./recogniser.ts";

const minAspect = 4.5;
const maxBoxes = 24;
const batch = 5;
const minLength = 8;
const minConfidence = 0.5;
/** Squeezed lines are read faster; enough to tell what kind of line it is and which way up. */
const locatingStretch = 0.75;

/** The text boxes that look like lines of a zone, read in the direction in which they look more so. */
export async function findPieces(
  recogniser: LineRecogniser,
  raster: Raster,
  boxes: readonly TextBox[],
): Promise<LinePiece[]> {
  const long = boxes.filter((box) => box.width / box.height >= minAspect);
  const ranked = long.toSorted((a, b) => b.width / b.height - a.width / a.height).slice(0, maxBoxes);
  const pieces: LinePiece[] = [];
  for (let i = 0; i < ranked.length; i += batch) {
    for (const box of ranked.slice(i, i + batch)) pieces.push(await readBothWays(recogniser, raster, box));
    if (hasZone(pieces)) break;
  }
  return pieces.filter((piece) => piece.length >= minLength && piece.confidence >= minConfidence);
}

async function readBothWays(recogniser: LineRecogniser, raster: Raster, box: TextBox): Promise<LinePiece> {
  const forward = await readPiece(recogniser, raster, box);
  const backward = await readPiece(recogniser, raster, reversed(box));
  return likeness(forward) >= likeness(backward) ? forward : backward;
}

async function readPiece(recogniser: LineRecogniser, raster: Raster, box: LineBox): Promise<LinePiece> {
  return toPiece(box, await recogniser.read(raster, box, locatingStretch));
}

/** What a line's frames say about it as a piece of a zone. */
export function toPiece(box: LineBox, frames: LineFrames): LinePiece {
  const peaks = findPeaks(frames);
  const sum = peaks.reduce((total, peak) => total + peak.probability, 0);
  return {
    box,
    length: peaks.length,
    fillers: peaks.filter((peak) => peak.character === "<").length,
    confidence: peaks.length === 0 ? 0 : sum / peaks.length,
  };
}

/** Two long lines with fillers are a zone: the boxes left, all shorter, need no reading. */
function hasZone(pieces: readonly LinePiece[]): boolean {
  const long = pieces.filter((piece) => piece.length >= 24 && piece.confidence >= 0.7);
  return long.length >= 2 && long.some((piece) => piece.fillers >= 2);
}

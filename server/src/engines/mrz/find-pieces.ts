import type { Grey } from "./grey.ts";
import { findPeaks, type LineFrames, medianPitch } from "./frames.ts";
import { type LinePiece, likeness } from "./group-lines.ts";
import { type LineBox, reversed } from "./line-box.ts";
import type { LineRecogniser } from "./recogniser.ts";

const minAspect = 3.5;
const maxBoxes = 16;
const batch = 5;
/** Where so many of the longest lines show no filler, there is no zone. */
const enough = 10;
const minLength = 8;
/** A line's kind and direction show in its middle part, this many heights long, squeezed. */
const sampleAspect = 11;
const sampleStretch = 1;
/** How much likelier one direction must be than the other to hold for the boxes that follow. */
const decisive = 2;
const sameDirection = 0.9;

/** The text boxes that look like lines of a zone, read in the direction in which they look more so. */
export async function findPieces(
  recogniser: LineRecogniser,
  grey: Grey,
  boxes: readonly LineBox[],
): Promise<LinePiece[]> {
  const long = boxes.filter((box) => box.width / box.height >= minAspect);
  const ranked = long.toSorted((a, b) => b.width / b.height - a.width / a.height).slice(0, maxBoxes);
  const pieces: LinePiece[] = [];
  let direction: number | undefined;
  for (const [i, box] of ranked.entries()) {
    if (i % batch === 0 && (hasZone(pieces) || (i >= enough && !isHopeful(pieces)))) break;
    const seen = await lookAt(recogniser, grey, { box, direction });
    direction ??= seen.direction;
    pieces.push(seen.piece);
  }
  return pieces;
}

interface Look {
  readonly piece: LinePiece;
  /** The reading direction, where it is beyond doubt. */
  readonly direction?: number;
}

async function lookAt(
  recogniser: LineRecogniser,
  grey: Grey,
  { box, direction }: { box: LineBox; direction: number | undefined },
): Promise<Look> {
  const agreement = direction === undefined ? 0 : Math.cos(box.angle - direction);
  if (agreement > sameDirection) return { piece: await readSample(recogniser, grey, box) };
  if (agreement < -sameDirection) return { piece: await readSample(recogniser, grey, reversed(box)) };
  const forward = await readSample(recogniser, grey, box);
  const backward = await readSample(recogniser, grey, reversed(box));
  const [piece, other] = likeness(forward) >= likeness(backward) ? [forward, backward] : [backward, forward];
  const isClear =
    likeness(piece) > decisive * likeness(other) && piece.fillers >= 2 && piece.length >= minLength;
  return isClear ? { piece, direction: piece.box.angle } : { piece };
}

async function readSample(recogniser: LineRecogniser, grey: Grey, box: LineBox): Promise<LinePiece> {
  const width = Math.min(box.width, sampleAspect * box.height);
  const frames = await recogniser.read(grey, { ...box, width }, sampleStretch);
  return toPiece(box, frames, box.width / width);
}

/** What a sample's frames say about the whole line, which is `share` times as long. */
function toPiece(box: LineBox, frames: LineFrames, share: number): LinePiece {
  const peaks = findPeaks(frames);
  const sum = peaks.reduce((total, peak) => total + peak.probability, 0);
  return {
    box: { center: box.center, width: box.width, height: box.height, angle: box.angle },
    pitch: (medianPitch(peaks) * box.width) / (frames.count * share),
    length: Math.round(peaks.length * share),
    fillers: peaks.filter((peak) => peak.character === "<").length,
    confidence: peaks.length === 0 ? 0 : sum / peaks.length,
  };
}

/** Two long lines with fillers are a zone: the boxes left, all shorter, need no reading. */
function hasZone(pieces: readonly LinePiece[]): boolean {
  const long = pieces.filter((piece) => piece.length >= 24 && piece.confidence >= 0.7);
  return long.length >= 2 && long.some((piece) => piece.fillers >= 2);
}

function isHopeful(pieces: readonly LinePiece[]): boolean {
  return pieces.some((piece) => piece.fillers >= 2);
}

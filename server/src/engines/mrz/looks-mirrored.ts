import { findPeaks } from "./frames.ts";
import type { Grey } from "./grey.ts";
import type { LinePiece } from "./group-lines.ts";
import { type LineBox, reversed } from "./line-box.ts";
import type { LineRecogniser } from "./recogniser.ts";

const looked = 2;
const minLength = 20;
const minConfidence = 0.85;
const minFillers = 2;

/** Whether one of the longest lines may be of a zone when it is read in a mirror. */
export async function looksMirrored(
  recogniser: LineRecogniser,
  grey: Grey,
  pieces: readonly LinePiece[],
): Promise<boolean> {
  const long = pieces.filter(({ length }) => length >= minLength);
  const longest = long.toSorted((a, b) => b.box.width - a.box.width).slice(0, looked);
  for (const { box } of longest) {
    for (const direction of [box, reversed(box)]) {
      if (await looksLikeZone(recogniser, grey, { ...direction, width: -direction.width })) return true;
    }
  }
  return false;
}

async function looksLikeZone(recogniser: LineRecogniser, grey: Grey, box: LineBox): Promise<boolean> {
  const peaks = findPeaks(await recogniser.read(grey, box, 1));
  const sum = peaks.reduce((total, { probability }) => total + probability, 0);
  const fillers = peaks.filter(({ character }) => character === "<").length;
  return peaks.length >= minLength && fillers >= minFillers && sum >= minConfidence * peaks.length;
}

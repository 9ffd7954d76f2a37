import type { Advice } from "./advise-document.ts";

/** What the automatic shutter remembers between frames. */
export interface Shutter {
  readonly shown: Advice | undefined;
  readonly shownAt: number;
  readonly candidate: Advice | undefined;
  readonly candidateAt: number;
  readonly goodSince: number | undefined;
}

/** Before the first frame. */
export const shutterAtRest: Shutter = {
  shown: undefined,
  shownAt: 0,
  candidate: undefined,
  candidateAt: 0,
  goodSince: undefined,
};

const goodForMs = 700;
/** A hint has to hold this long before it replaces another, so that words do not flicker. */
const steadyForMs = 250;
/** A hint stays this long, so that it can be read. */
const readForMs = 900;

/** One more frame: what to show, and whether to take the picture now. */
export function watch(shutter: Shutter, advice: Advice, atMs: number): { shutter: Shutter; takes: boolean } {
  const goodSince = advice === "good" ? (shutter.goodSince ?? atMs) : undefined;
  const isNew = advice !== shutter.candidate;
  const candidateAt = isNew ? atMs : shutter.candidateAt;
  const isSteady = atMs - candidateAt >= steadyForMs;
  const wasRead = shutter.shown === undefined || atMs - shutter.shownAt >= readForMs;
  const changes =
    advice !== shutter.shown && (shutter.shown === undefined || advice === "good" || (isSteady && wasRead));
  return {
    shutter: {
      shown: changes ? advice : shutter.shown,
      shownAt: changes ? atMs : shutter.shownAt,
      candidate: advice,
      candidateAt,
      goodSince,
    },
    takes: goodSince !== undefined && atMs - goodSince >= goodForMs,
  };
}

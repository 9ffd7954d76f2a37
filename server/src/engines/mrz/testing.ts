import { classCount, mrzAlphabet } from "./alphabet.ts";
import type { LineFrames } from "./frames.ts";

/** Frames that see the given characters, one a step; "." is a blank. For tests. */
export function framesOf(steps: string, probability = 0.9): LineFrames {
  const characters = new Float32Array(steps.length * classCount);
  const blanks = new Float32Array(steps.length);
  [...steps].forEach((step, t) => {
    const index = mrzAlphabet.indexOf(step);
    if (index < 0) blanks[t] = 0.99;
    else {
      characters[t * classCount + index] = probability;
      blanks[t] = (1 - probability) / 2;
    }
  });
  return { count: steps.length, characters, blanks };
}

/** A line's frames at three steps a character, between blanks. For tests. */
export function lineFrames(line: string): LineFrames {
  return framesOf(`...${[...line].map((character) => `${character}..`).join("")}..`);
}

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

/** Steps before a line's first character, and from each to the next, in `lineFrames`. */
export const lineSteps = { first: 12, pitch: 4 };

/** A line's frames between blanks. For tests. */
export function lineFrames(line: string): LineFrames {
  const { first, pitch } = lineSteps;
  const steps = [...line].map((character) => `${character}${character}`.padEnd(pitch, ".")).join("");
  return framesOf(".".repeat(first) + steps + ".".repeat(first));
}

import { describe, expect, test } from "vitest";
import { classCount, mrzAlphabet } from "./alphabet.ts";
import { findPeaks, medianPitch, toFrames } from "./frames.ts";
import { framesOf } from "./testing.ts";

describe("what the net sees", () => {
  test("greedy reading joins runs, and a blank between two alike makes two", () => {
    const peaks = findPeaks(framesOf("AA.A<<..B"));
    expect(peaks.map(({ character }) => character).join("")).toBe("AA<B");
    [0.5, 3, 4.5, 8].forEach((at, i) => expect(peaks[i]?.at).toBeCloseTo(at, 5));
  });

  test("the pitch is what most neighbours agree on", () => {
    expect(medianPitch(findPeaks(framesOf("A..B..C..D......E..F")))).toBe(3);
    expect(medianPitch(findPeaks(framesOf("A..B")))).toBe(0);
  });

  test("scores become probabilities that sum to one, the blank beside the characters", () => {
    const scores = new Float32Array((classCount + 1) * 2);
    const at = (row: number, step: number) => row * 2 + step;
    scores[at(1 + mrzAlphabet.indexOf("A"), 0)] = 6;
    scores[at(0, 1)] = 6;
    const frames = toFrames(scores, 2);
    expect(frames.characters[mrzAlphabet.indexOf("A")]).toBeGreaterThan(0.9);
    expect(frames.blanks[1]).toBeGreaterThan(0.9);
    const first = frames.characters.subarray(0, classCount).reduce((sum, value) => sum + value, 0);
    expect(first + (frames.blanks[0] ?? 0)).toBeCloseTo(1, 5);
    expect(findPeaks(frames)).toHaveLength(1);
  });
});

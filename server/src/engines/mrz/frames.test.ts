import { describe, expect, test } from "vitest";
import { classCount, mrzAlphabet } from "./alphabet.ts";
import { findPeaks, type LineFrames, medianPitch, restrictFrames } from "./frames.ts";
import { recogniserClassCount, recogniserClasses } from "./recogniser-classes.ts";
import { framesOf } from "./testing.ts";

describe("what the recogniser sees", () => {
  test("greedy reading joins runs, and a blank between two alike makes two", () => {
    expect(findPeaks(framesOf("AA.A<<..B")).map((peak) => [peak.character, peak.at])).toEqual([
      ["A", 0.5],
      ["A", 3],
      ["<", 4.5],
      ["B", 8],
    ]);
  });

  test("the pitch is what most neighbours agree on", () => {
    expect(medianPitch(findPeaks(framesOf("A..B..C..D......E..F")))).toBe(3);
    expect(medianPitch(findPeaks(framesOf("A..B")))).toBe(0);
  });

  test("small letters count as capitals, and other characters as nothing", () => {
    const data = new Float32Array(recogniserClassCount * 2);
    const [capital = 0, small = 0] = recogniserClasses[mrzAlphabet.indexOf("A")] ?? [];
    data[capital] = 0.25;
    data[small] = 0.5;
    data[recogniserClassCount + 5000] = 0.9;
    data[recogniserClassCount] = 0.1;
    const frames: LineFrames = restrictFrames(data, 2);
    expect(frames.characters[mrzAlphabet.indexOf("A")]).toBeCloseTo(0.75);
    expect(frames.characters.subarray(classCount).every((value) => value === 0)).toBe(true);
    expect(frames.blanks[1]).toBeCloseTo(0.1);
  });
});

import { describe, expect, test } from "vitest";
import { decodeFrames } from "./decode-frames.ts";

const dictionary = ["A", "B"];
/** Classes: nothing, A, B, space. */
const classes = 4;

function frames(rows: readonly (readonly [best: number, probability: number, space?: number])[]) {
  const data = new Float32Array(rows.length * classes);
  rows.forEach(([best, probability, space = 0], t) => {
    data[t * classes + 3] = space;
    data[t * classes + best] = probability;
  });
  return { data, steps: rows.length };
}

describe("decoding", () => {
  test("runs of a class are one character, and only 'nothing' parts two alike", () => {
    const read = decodeFrames(
      frames([
        [1, 0.9],
        [1, 0.7],
        [0, 1],
        [1, 0.6],
        [2, 0.8],
      ]),
      dictionary,
    );
    expect(read.map(({ text }) => text).join("")).toBe("AAB");
    expect(read.map(({ probability }) => Number(probability.toFixed(3)))).toEqual([0.8, 0.6, 0.8]);
    expect(read.map(({ at }) => at)).toEqual([0.2, 0.7, 0.9]);
  });

  test("a space is no character, but its likelihood is kept with the next one, also when it is not the likeliest", () => {
    const certain = decodeFrames(
      frames([
        [1, 0.9],
        [3, 0.8],
        [2, 0.9],
      ]),
      dictionary,
    );
    expect(certain.map(({ text }) => text)).toEqual(["A", "B"]);
    expect(certain[1]?.spaceBefore).toBeCloseTo(0.8);
    const unsure = decodeFrames(
      frames([
        [1, 0.9],
        [0, 0.7, 0.25],
        [2, 0.9],
      ]),
      dictionary,
    );
    expect(unsure[1]?.spaceBefore).toBeCloseTo(0.25);
    expect(unsure[0]?.spaceBefore).toBe(0);
  });

  test("nothing reads as nothing", () => {
    expect(
      decodeFrames(
        frames([
          [0, 1],
          [0, 1],
        ]),
        dictionary,
      ),
    ).toEqual([]);
    expect(decodeFrames({ data: new Float32Array(0), steps: 0 }, dictionary)).toEqual([]);
  });
});

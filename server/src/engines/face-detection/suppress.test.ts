import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { suppress } from "./suppress.ts";

const at = (left: number, top: number, side: number, score = 0.9) => ({
  box: { left, top, width: side, height: side },
  score,
});
const byScore = ({ score }: { score: number }) => score;

describe("suppress", () => {
  test("keeps the better of two boxes over the same face", () => {
    expect(suppress([at(0, 0, 10, 0.7), at(1, 1, 10, 0.8)], byScore)).toEqual([at(1, 1, 10, 0.8)]);
  });

  test("drops a box inside a better one, however small", () => {
    expect(suppress([at(0, 0, 100), at(40, 40, 10, 0.6)], byScore)).toEqual([at(0, 0, 100)]);
  });

  test("keeps faces side by side", () => {
    expect(suppress([at(0, 0, 10), at(9, 0, 10)], byScore)).toHaveLength(2);
  });

  test("asked again it drops nothing more, and the best is always kept", () => {
    const candidate = fc
      .tuple(
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 1, max: 40 }),
      )
      .map(([left, top, side]) => at(left, top, side, (left * 51 + top) / 2601));
    fc.assert(
      fc.property(fc.array(candidate, { minLength: 1 }), (candidates) => {
        const kept = suppress(candidates, byScore);
        expect(suppress(kept, byScore)).toEqual(kept);
        expect(kept[0]?.score).toBe(Math.max(...candidates.map(byScore)));
      }),
    );
  });
});

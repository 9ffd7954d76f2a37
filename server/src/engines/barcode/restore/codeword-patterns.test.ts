import { describe, expect, test } from "vitest";
import { codewordPatterns } from "./codeword-patterns.ts";

function runs(bits: number): number[] {
  return (bits.toString(2).match(/1+|0+/g) ?? []).map((run) => run.length);
}

describe("the codewords' patterns", () => {
  test.each([0, 1, 2])(
    "those of cluster 3 · %i have four bars and spaces in seventeen modules",
    (cluster) => {
      const patterns = [...(codewordPatterns[cluster] ?? [])];
      expect(new Set(patterns).size).toBe(929);
      for (const bits of patterns) {
        const [b1 = 0, s1 = 0, b2 = 0, s2 = 0, b3 = 0, s3 = 0, b4 = 0, s4 = 0, ...more] = runs(bits);
        expect(more).toEqual([]);
        expect(b1 + s1 + b2 + s2 + b3 + s3 + b4 + s4).toBe(17);
        expect(Math.max(b1, s1, b2, s2, b3, s3, b4, s4)).toBeLessThanOrEqual(6);
        expect((b1 - b2 + b3 - b4 + 9) % 9).toBe(3 * cluster);
      }
    },
  );
});

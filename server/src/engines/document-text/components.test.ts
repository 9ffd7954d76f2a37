import { describe, expect, test } from "vitest";
import { findComponents } from "./components.ts";

/** A map from rows of digits: "9" is 0.9. */
function mapOf(rows: readonly string[]) {
  const data = Float32Array.from([...rows.join("")].map((digit) => Number(digit) / 10));
  return { data, width: rows[0]?.length ?? 0, height: rows.length };
}

describe("regions of text", () => {
  test("diagonal neighbours connect, a gap of one pixel does not", () => {
    const regions = findComponents(mapOf(["90009", "09009", "00009"]), 0.3, 1);
    expect(regions.map((region) => region.pixels.toSorted((a, b) => a - b))).toEqual([
      [0, 6],
      [4, 9, 14],
    ]);
  });

  test("a region's score is the mean of its pixels", () => {
    expect(findComponents(mapOf(["0480"]), 0.3, 1)[0]?.score).toBeCloseTo(0.6);
  });

  test("the right edge does not run on into the next row", () => {
    expect(findComponents(mapOf(["009", "000", "900"]), 0.3, 1)).toHaveLength(2);
  });

  test("regions below the least size are left out", () => {
    expect(findComponents(mapOf(["99000", "00000", "00099"]), 0.3, 3)).toEqual([]);
  });
});

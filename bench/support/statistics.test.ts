import { describe, expect, test } from "vitest";
import { median, quantile, rounded } from "./statistics.ts";

describe("statistics", () => {
  test.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
    [[7], 7],
  ])("the median of %j is %d", (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  test.each([
    [0.5, 50],
    [0.95, 95],
    [1, 100],
    [0, 1],
  ])("of 1 to 100 the share %d lies at or below %d", (share, expected) => {
    const values = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(quantile(values, share)).toBe(expected);
  });

  test("nothing has no middle", () => {
    expect([median([]), quantile([], 0.5)]).toEqual([Number.NaN, Number.NaN]);
  });

  test("rounds to the digits asked for", () => {
    expect([rounded(1.005, 1), rounded(2.347)]).toEqual([1, 2.35]);
  });
});

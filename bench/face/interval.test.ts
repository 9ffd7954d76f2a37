import { expect, test } from "vitest";
import { bootstrapHighs } from "./bootstrap.ts";
import { halfOf } from "./data-files.ts";
import { shareOf, wilson } from "./interval.ts";
import { shareAtLeast, thresholdAt } from "./pairs.ts";

test("Wilson's interval of 0 of 100 ends at 3.7 %, and that of 5 of 10 is even on both sides", () => {
  expect(wilson(0, 100).high).toBeCloseTo(0.037, 3);
  const { low, high } = wilson(5, 10);
  expect(low + high).toBeCloseTo(1, 10);
  expect(shareOf(5, 10)).toEqual({ count: 5, total: 10, share: 0.5, low, high });
});

test("a name is in the same half every time, and both halves are used", () => {
  const halves = Array.from({ length: 50 }, (_, i) => halfOf(`${i}.jpg`));
  expect(new Set(halves)).toEqual(new Set(["tuning", "held-out"]));
  expect(halfOf("0.jpg")).toBe(halves[0]);
});

const pairs = Array.from({ length: 200 }, (_, i) => ({
  a: i % 20,
  b: (i * 7 + 1) % 20,
  score: ((i % 20) * 10 + i / 20) / 200,
}));

test("the bound from people drawn anew is never below the share itself, and falls with the score", () => {
  const scores = [0.1, 0.5, 0.9];
  const highs = bootstrapHighs(pairs, 20, scores);
  scores.forEach((score, i) => {
    expect(highs[i]).toBeGreaterThan(shareAtLeast(pairs, score));
    expect(highs[i]).toBeLessThanOrEqual(highs[i - 1] ?? 1);
  });
});

test("one pair in ten scores above the threshold of a tenth", () => {
  const threshold = thresholdAt(pairs, 0.1);
  expect(pairs.filter(({ score }) => score > threshold)).toHaveLength(20);
});

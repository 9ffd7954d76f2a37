import { expect, test } from "vitest";
import { foldAt, foldAtBest } from "./official-pairs.ts";

const pairs = [
  { isSame: true, score: 0.9 },
  { isSame: true, score: 0.4 },
  { isSame: false, score: 0.5 },
  { isSame: false, score: 0.1 },
];

test("a pair of one person below the threshold and one of two from it on are errors", () => {
  const { accuracy, falseAccepts, falseRejects } = foldAt(pairs, 0.5);
  expect([accuracy.count, falseAccepts.count, falseRejects.count]).toEqual([2, 1, 1]);
});

test("the best threshold makes the fewest errors", () => {
  expect(foldAtBest(pairs).accuracy.count).toBe(3);
});

import { expect, test } from "vitest";
import type { Quad } from "../../server/src/core/media/image.ts";
import { quadOverlap } from "./quad-overlap.ts";

const square = (x: number, y: number, side: number): Quad => [
  { x, y },
  { x: x + side, y },
  { x: x + side, y: y + side },
  { x, y: y + side },
];

test("a quad overlaps itself wholly, whichever way its corners run", () => {
  const [a, b, c, d] = square(3, 4, 10);
  expect(quadOverlap([a, b, c, d], [a, b, c, d])).toBeCloseTo(1);
  expect(quadOverlap([a, b, c, d], [d, c, b, a])).toBeCloseTo(1);
});

test("squares shifted by half their side share a third, and a seventh across the corner", () => {
  expect(quadOverlap(square(0, 0, 10), square(5, 0, 10))).toBeCloseTo(1 / 3);
  expect(quadOverlap(square(0, 0, 10), square(5, 5, 10))).toBeCloseTo(1 / 7);
  expect(quadOverlap(square(0, 0, 10), square(20, 0, 10))).toBe(0);
});

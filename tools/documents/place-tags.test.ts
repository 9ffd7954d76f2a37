import { expect, test } from "vitest";
import type { Box } from "../../server/src/core/media/image.ts";
import { placeTags } from "./place-tags.ts";

const page: Box = { left: 0, top: 0, width: 600, height: 400 };
const box = (left: number, top: number): Box => ({ left, top, width: 80, height: 18 });

test("a name stands beside its box where there is room, and above it where another box is", () => {
  const named = [
    { name: "surname", box: box(100, 100), isInFullLine: false },
    { name: "date-of-birth", box: box(100, 200), isInFullLine: false },
    { name: "sex", box: box(200, 200), isInFullLine: false },
  ];
  const [beside, above] = placeTags(named, page);
  expect(beside?.at.x).toBeGreaterThan(180);
  expect(above?.at.x).toBeLessThan(110);
  expect(above?.at.y).toBeLessThan(200);
});

test("names of fields that follow each other in a line take turns above and below", () => {
  const named = ["document-number", "nationality"].map((name, i) => ({
    ...{ name, isInFullLine: true },
    box: box(100 + 60 * i, 300),
  }));
  const [first, second] = placeTags(named, page);
  expect(first?.at.y).toBeLessThan(300);
  expect(second?.at.y).toBeGreaterThan(318);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { contrastOf, inkOn, leastContrast, readableOn } from "./contrast.ts";

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0")}`);

test.each([
  ["#000000", "#ffffff", 21],
  ["#ffffff", "#ffffff", 1],
  ["#767676", "#ffffff", 4.54],
  ["#777777", "#ffffff", 4.48],
  ["#ff0000", "#ffffff", 4],
])("the contrast of %s and %s is %d", (one, other, ratio) => {
  expect(contrastOf(one, other)).toBeCloseTo(ratio, 2);
  expect(contrastOf(other, one)).toBeCloseTo(ratio, 2);
});

test("black or white can be read on every colour, and every colour can be mended for every ground", () => {
  fc.assert(
    fc.property(colour, colour, (one, ground) => {
      expect(contrastOf(inkOn(ground), ground)).toBeGreaterThanOrEqual(leastContrast);
      expect(contrastOf(readableOn(one, ground), ground)).toBeGreaterThanOrEqual(leastContrast);
    }),
  );
});

test("a colour that is read well stays as it is", () => {
  expect(readableOn("#0b5cad", "#ffffff")).toBe("#0b5cad");
});

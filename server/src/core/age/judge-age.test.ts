import { expect, test } from "vitest";
import { isOnWantedSide } from "./judge-age.ts";

test.each([
  [25, true, 25, true],
  [24.9, true, 25, false],
  [25, false, 25, false],
  [24.9, false, 25, true],
])("an estimate of %d, at least %s, against %d: %s", (years, isOver, limit, expected) => {
  expect(isOnWantedSide({ years, stDev: 3 }, { years: limit, isOver })).toBe(expected);
});

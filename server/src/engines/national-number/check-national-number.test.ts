import fc from "fast-check";
import { expect, test } from "vitest";
import { stdnum } from "stdnum";
import { nationalNumbers } from "./check-national-number.ts";
import { numberRules } from "./number-rules.ts";

// Made-up people: each number's check digits were computed by its rule.
test.each([
  ["SWE", "880320-0016", "valid"],
  ["SWE", "880320-0017", "invalid"],
  ["ESP", "54362315K", "valid"],
  ["ESP", "54362315Z", "invalid"],
  ["ESP", "X-2482300W", "valid"],
  ["POL", "44051401359", "valid"],
  ["POL", "44051401358", "invalid"],
  ["TUR", "17291716060", "valid"],
  ["TUR", "17291716061", "invalid"],
  ["HRV", "33392005961", "valid"],
  ["NLD", "111222333", "valid"],
  ["NLD", "111252333", "invalid"],
  ["SWE", "X1234567", "unknown"],
  ["UTO", "880320-0016", "unknown"],
  ["SWE", "", "unknown"],
] as const)("%s %s is %s", (state, number, verdict) => {
  expect(nationalNumbers.check(state, number)).toBe(verdict);
});

test("any text of any state has a verdict", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(numberRules), "UTO"),
      fc.string({ maxLength: 20 }),
      (state, text) => {
        expect(["valid", "invalid", "unknown"]).toContain(nationalNumbers.check(state, text));
      },
    ),
    { numRuns: 2000 },
  );
});

test.each(Object.entries(numberRules))("every rule of %s is known to the package", (_state, rules) => {
  for (const [country, name] of rules) expect(stdnum[country]?.[name]).toBeDefined();
});

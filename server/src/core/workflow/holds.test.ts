import { expect, test } from "vitest";
import { holds } from "./holds.ts";
import { faultOfPattern } from "./pattern.ts";
import type { FactValue, Rule } from "./rule.ts";

const cases: readonly (readonly [FactValue, Rule["is"], FactValue | undefined, boolean])[] = [
  ["Passport", "equals", "passport", true],
  ["passport", "not-equals", "visa", true],
  [null, "not-equals", "visa", true],
  [null, "equals", "visa", false],
  [21, "greater-than", 21, false],
  [21, "greater-than-or-equals", 21, true],
  [20.9, "less-than", 21, true],
  [21, "less-than-or-equals", 20, false],
  [null, "less-than", 21, false],
  ["data-inconsistent", "contains", "DATA", true],
  [["unreadable", "document-expired"], "contains", "document-expired", true],
  [["unreadable"], "contains", "read", false],
  [["unreadable"], "not-contains", "document-expired", true],
  ["DE", "in", ["de", "FR"], true],
  ["IT", "not-in", ["de", "FR"], true],
  [7, "in", ["7", "8"], true],
  [true, "equals", true, true],
  [null, "is-empty", undefined, true],
  [[], "is-empty", undefined, true],
  [0, "is-not-empty", undefined, true],
  ["AB123", "matches", "[a-z]{2}\\d+", true],
  ["xAB123", "matches", "[a-z]{2}\\d+", false],
  ["Müller Ada", "resembles", "ada mueler", true],
  ["Müller Ada", "resembles", "Bob Jones", false],
];

test.each(cases)("%j %s %j is %s", (fact, is, value, expected) => {
  const rule: Rule = { field: "a.b", is, ...(value !== undefined && { value }) };
  expect(holds(rule, fact)).toBe(expected);
});

test.each(["(a+)+", "(?=a)", "\\1", "a+b+c+", "[", "a?a?a?a?a?a?a?a?a?", "x".repeat(201)])(
  "the pattern %s is not taken",
  (source) => {
    expect(faultOfPattern(source)).toBeDefined();
    expect(holds({ field: "a.b", is: "matches", value: source }, "aaa")).toBe(false);
  },
);

test("a pattern that is taken is quick on a long text that nearly fits", () => {
  const before = performance.now();
  expect(holds({ field: "a.b", is: "matches", value: "a*.*b" }, "a".repeat(300))).toBe(false);
  expect(performance.now() - before).toBeLessThan(250);
});

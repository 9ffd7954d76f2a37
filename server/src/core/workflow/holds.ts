import { likeness } from "./likeness.ts";
import { compilePattern } from "./pattern.ts";
import type { FactValue, Operator, Rule } from "./rule.ts";

const defaultLikeness = 0.85;

type Comparison = (fact: FactValue, rule: Rule) => boolean;

/** A fact that is not known holds by `is-empty` and by the operators that deny something, and by no other. */
const comparisons: Readonly<Record<Operator, Comparison>> = {
  equals: (fact, { value }) => isSame(fact, value ?? null),
  "not-equals": (fact, { value }) => !isSame(fact, value ?? null),
  "greater-than": (fact, { value }) => compare(fact, value, (a, b) => a > b),
  "greater-than-or-equals": (fact, { value }) => compare(fact, value, (a, b) => a >= b),
  "less-than": (fact, { value }) => compare(fact, value, (a, b) => a < b),
  "less-than-or-equals": (fact, { value }) => compare(fact, value, (a, b) => a <= b),
  contains: (fact, { value }) => doesContain(fact, value ?? null),
  "not-contains": (fact, { value }) => !doesContain(fact, value ?? null),
  in: (fact, { value }) => isAmong(fact, value ?? null),
  "not-in": (fact, { value }) => !isAmong(fact, value ?? null),
  "is-empty": (fact) => isEmpty(fact),
  "is-not-empty": (fact) => !isEmpty(fact),
  matches: (fact, { value }) =>
    typeof fact === "string" && typeof value === "string" && (compilePattern(value)?.test(fact) ?? false),
  resembles: (fact, { value, likeness: least = defaultLikeness }) =>
    typeof fact === "string" && typeof value === "string" && likeness(fact, value) >= least,
};

/** Whether a fact is as the rule wants it. */
export function holds(rule: Rule, fact: FactValue): boolean {
  return comparisons[rule.is](fact, rule);
}

/** Letter case never tells texts apart. */
function fold(value: FactValue): FactValue {
  return typeof value === "string" ? value.toLowerCase() : value;
}

function isSame(a: FactValue, b: FactValue): boolean {
  if (typeof a === "number" && typeof b === "string") return String(a) === b;
  return fold(a) === fold(b);
}

function compare(
  fact: FactValue,
  value: FactValue | undefined,
  test: (a: number, b: number) => boolean,
): boolean {
  return typeof fact === "number" && typeof value === "number" && test(fact, value);
}

function doesContain(fact: FactValue, value: FactValue): boolean {
  if (typeof fact === "object" && fact !== null) return fact.some((one) => isSame(one, value));
  return (
    typeof fact === "string" && typeof value === "string" && fact.toLowerCase().includes(value.toLowerCase())
  );
}

function isAmong(fact: FactValue, value: FactValue): boolean {
  return typeof value === "object" && value !== null && value.some((one) => isSame(fact, one));
}

function isEmpty(fact: FactValue): boolean {
  return fact === null || fact === "" || (typeof fact === "object" && fact.length === 0);
}

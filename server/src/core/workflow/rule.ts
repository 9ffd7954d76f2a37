/** How a fact is compared with a rule's value. */
export const operators = [
  "equals",
  "not-equals",
  "greater-than",
  "greater-than-or-equals",
  "less-than",
  "less-than-or-equals",
  "contains",
  "not-contains",
  "in",
  "not-in",
  "is-empty",
  "is-not-empty",
  "matches",
  "resembles",
] as const;
export type Operator = (typeof operators)[number];

export type FactValue = string | number | boolean | readonly string[] | null;

/** A comparison of one fact. */
export interface Rule {
  /** `NODE.FACT`, or `session.FACT`. */
  readonly field: string;
  readonly is: Operator;
  /** Left out where the operator needs none. */
  readonly value?: FactValue;
  /** Resembles: how alike, 0 to 1; 0.85 when left out. */
  readonly likeness?: number;
}

/**
 * Whether a person's national number has the check digits that its state's public rule computes; "unknown" where the
 * state has no such rule, or the text is not in the rule's form.
 */
export type NationalNumberVerdict = "valid" | "invalid" | "unknown";

/** Knows the states' rules. */
export interface NationalNumbers {
  /** `state` is three letters of ICAO Doc 9303. */
  check(state: string, number: string): NationalNumberVerdict;
}

import { stdnum } from "stdnum";
import type { NationalNumbers } from "#core/document/national-number.ts";
import { numberRules } from "./number-rules.ts";

const shortest = 7;

/** By the public rules that the package `stdnum` gathers. */
export const nationalNumbers: NationalNumbers = {
  check(state, number) {
    // No state's number is as short, and the package throws on some of them.
    if (number.replace(/\W/g, "").length < shortest) return "unknown";
    const found = (numberRules[state] ?? []).map(([country, name]) =>
      stdnum[country]?.[name]?.validate(number),
    );
    if (found.some((result) => result?.isValid)) return "valid";
    // Another length or form may be another number of the same person.
    return found.some((result) => result?.error?.name === "InvalidChecksum") ? "invalid" : "unknown";
  },
};

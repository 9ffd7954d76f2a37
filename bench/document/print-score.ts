import { type FieldName, fieldNames } from "../../server/src/core/document/field.ts";
import { type Share, shareOf } from "../face/interval.ts";

/** What became of one field of one picture. */
export interface FieldOutcome {
  readonly name: FieldName;
  /** "extra" is a value where none is printed. */
  readonly outcome: "right" | "wrong" | "missed" | "extra";
}

/** Right ones of those printed, and of those that were told. */
export interface FieldScore {
  readonly read: Share;
  readonly rightOfTold: Share;
}

/** Tells for each field of one picture what became of it. `isRight` judges a value that was told; null where it must not count. */
export function outcomesOf(
  printed: readonly FieldName[],
  told: readonly { readonly name: FieldName; readonly value: string }[],
  isRight: (name: FieldName, value: string) => boolean | null,
): FieldOutcome[] {
  return fieldNames.flatMap((name): FieldOutcome[] => {
    const value = told.find((field) => field.name === name)?.value;
    if (value === undefined) return printed.includes(name) ? [{ name, outcome: "missed" }] : [];
    const right = isRight(name, value);
    if (right === null) return [];
    if (!printed.includes(name)) return [{ name, outcome: "extra" }];
    return [{ name, outcome: right ? "right" : "wrong" }];
  });
}

/** Counts outcomes, all together and field by field. */
export function scoreOf(outcomes: readonly FieldOutcome[]) {
  const names = fieldNames.filter((name) => outcomes.some((one) => one.name === name));
  return {
    all: shares(outcomes),
    byField: Object.fromEntries(
      names.map((name) => [name, shares(outcomes.filter((one) => one.name === name))]),
    ),
  };
}

function shares(outcomes: readonly FieldOutcome[]): FieldScore {
  const count = (...kinds: FieldOutcome["outcome"][]) =>
    outcomes.filter(({ outcome }) => kinds.includes(outcome)).length;
  const right = count("right");
  return {
    read: shareOf(right, count("right", "wrong", "missed")),
    rightOfTold: shareOf(right, count("right", "wrong", "extra")),
  };
}

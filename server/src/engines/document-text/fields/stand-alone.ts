import type { ParsedValue } from "../values/parse-value.ts";
import type { Anchored } from "./anchor.ts";
import type { Candidate } from "./candidates.ts";
import type { FoundLabel, ValueRule } from "./find-labels.ts";
import type { LabelMeaning } from "./labels.ts";

/** A value that was found without its label: by a template, or by where such values usually stand. */
export function standAlone(
  candidate: Candidate,
  found: {
    readonly meaning: LabelMeaning;
    readonly values: readonly ParsedValue[];
    readonly score: number;
    readonly rule?: ValueRule;
  },
): Anchored {
  const { meaning, values, score, rule = {} } = found;
  const [piece] = candidate.pieces;
  const place = piece ?? {
    characters: [],
    left: candidate.left,
    right: candidate.right,
    v: candidate.v,
    height: candidate.height,
  };
  const label: FoundLabel = {
    meaning,
    rule,
    similarity: 1,
    isWeak: false,
    piece: place,
    from: 0,
    to: 0,
    place,
  };
  return { label, candidate, placement: "alone", values, score };
}

import type { ParsedValue, ValueContext } from "../values/parse-value.ts";
import { parseValue } from "../values/parse-value.ts";
import type { Candidate } from "./candidates.ts";
import { isContinuedBelow, type Relation, relate } from "./relate.ts";
import type { FoundLabel, Placement } from "./find-labels.ts";

/** A label with its value. */
export interface Anchored {
  readonly label: FoundLabel;
  readonly candidate: Candidate;
  readonly placement: Placement | "alone";
  readonly values: readonly ParsedValue[];
  /** How well they belong together, 0 to 1. */
  readonly score: number;
}

type Placements = Readonly<Record<Placement, number>>;

const usualPlacements: Placements = { behind: 1, right: 1, below: 1, above: 0 };

/**
 * Gives each label the value that belongs to it. Where a page's values stand shows from its dates, sexes and numbers,
 * which cannot be taken for anything else, and then counts for its names and places. `others` are found by a template.
 */
export function anchorValues(
  labels: readonly FoundLabel[],
  candidates: readonly Candidate[],
  { context, others }: { readonly context: ValueContext; readonly others: readonly Anchored[] },
): Anchored[] {
  const lowest = labels.filter((label) => !labels.some((other) => isContinuedBelow(label, other)));
  const pairs = lowest.flatMap((label) => pairsOf(label, candidates, labels, context));
  const weigh = (placements: Placements) => pairs.flatMap((pair) => weighed(pair, placements) ?? []);
  const learned = placementsOf(assign([...weigh(usualPlacements), ...others]));
  return assign([...weigh(learned), ...others]);
}

type Pair = Anchored & { readonly placement: Placement };

function pairsOf(
  label: FoundLabel,
  candidates: readonly Candidate[],
  labels: readonly FoundLabel[],
  context: ValueContext,
): Pair[] {
  if (label.meaning === "other") return [];
  return candidates.flatMap((candidate) => {
    const relation = relate(label, candidate, labels);
    if (!relation) return [];
    const values = valuesOf(label, candidate.text, context);
    return values.length === 0 ? [] : [toPair(label, candidate, relation, values)];
  });
}

function toPair(
  label: FoundLabel,
  candidate: Candidate,
  relation: Relation,
  values: readonly ParsedValue[],
): Pair {
  const certainty = values[0]?.certainty ?? 0;
  const score = relation.score * certainty * (0.5 + 0.5 * label.similarity) * (label.isWeak ? 0.9 : 1);
  return { label, candidate, values, score, placement: relation.placement };
}

/** What a text says under a label, by the label's own pattern when it has one. */
export function valuesOf(
  { meaning, rule }: Pick<FoundLabel, "meaning" | "rule">,
  text: string,
  context: ValueContext,
): readonly ParsedValue[] {
  if (!rule.pattern) return parseValue(meaning, text, context);
  const groups = rule.pattern.exec(text)?.slice(1) ?? [];
  return parseValue(meaning, groups.join(meaning === "validity" ? " - " : ""), context);
}

function weighed(pair: Pair, placements: Placements): Anchored | null {
  const { placement } = pair.label.rule;
  if (placement) return isThere(placement, pair.placement) ? pair : null;
  const weight = placements[pair.placement];
  return weight === 0 ? null : { ...pair, score: pair.score * weight };
}

/** What stands to the right of a label may have been found in one line with it. */
function isThere(wanted: Placement, found: Placement): boolean {
  const isBeside = (placement: Placement) => placement === "right" || placement === "behind";
  return wanted === found || (isBeside(wanted) && isBeside(found));
}

const telling = new Set(["date-of-birth", "date-of-issue", "date-of-expiry", "sex", "birth", "validity"]);

function placementsOf(anchored: readonly Anchored[]): Placements {
  const sure = anchored.filter(({ label, score }) => telling.has(label.meaning) && score > 0.6);
  const count = (placement: Placement) => sure.filter((pair) => pair.placement === placement).length;
  const [beside, below] = [count("right") + count("behind"), count("below")];
  if (beside + below < 2) return usualPlacements;
  const share = below / (beside + below);
  return { behind: lift(1 - share), right: lift(1 - share), below: lift(share), above: 0 };
}

/** What was seen seldom may still occur. */
function lift(share: number): number {
  return share >= 0.5 ? 1 : 0.5 + share;
}

/** The best pairs first; each label and each piece of print is used once. */
function assign(pairs: readonly Anchored[]): Anchored[] {
  const kept: Anchored[] = [];
  for (const pair of pairs.toSorted((a, b) => b.score - a.score)) {
    const isFree = kept.every(
      ({ label, candidate }) =>
        label !== pair.label && !candidate.pieces.some((piece) => pair.candidate.pieces.includes(piece)),
    );
    if (isFree) kept.push(pair);
  }
  return kept;
}

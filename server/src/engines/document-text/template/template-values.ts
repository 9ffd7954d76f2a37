import type { Anchored } from "../fields/anchor.ts";
import { valuesOf } from "../fields/anchor.ts";
import { type Candidate, joinCandidates } from "../fields/candidates.ts";
import type { FoundLabel } from "../fields/find-labels.ts";
import type { Piece } from "../page.ts";
import type { ValueContext } from "../values/parse-value.ts";
import type { PageArea } from "./place-template.ts";
import type { PreparedField, PreparedTemplate } from "./prepare-template.ts";
import type { TemplatePlace } from "./template.ts";

/** How much a place or a pattern alone counts, beside a label that was read. */
const areaScore = 0.9;
const patternScore = 0.85;

/** Values that a template finds by their place or their form. */
export function templateValues(
  { fields }: PreparedTemplate,
  candidates: readonly Candidate[],
  {
    context,
    toArea,
  }: { readonly context: ValueContext; readonly toArea: ((place: TemplatePlace) => PageArea) | null },
): Anchored[] {
  return fields.flatMap((field) => {
    const { valueAt } = field.field;
    if (valueAt && toArea) return byArea(field, toArea(valueAt), candidates, context);
    return field.rule.pattern && field.labels.length === 0 ? byPattern(field, candidates, context) : [];
  });
}

function byArea(
  field: PreparedField,
  area: PageArea,
  candidates: readonly Candidate[],
  context: ValueContext,
): Anchored[] {
  const inside = candidates
    .filter((candidate) => isInside(candidate, area))
    .toSorted((a, b) => a.v - b.v || a.left - b.left);
  const [first, ...more] = inside;
  if (!first) return [];
  const limit = field.rule.lines ?? 1;
  const rows = more.filter((other, i) => isInRow(other, inside[i]) || i + 1 < limit);
  let whole = first;
  for (const next of rows) {
    const parted = isInRow(next, whole) ? " " : `${field.meaning === "address" ? "," : ""} `;
    whole = { ...joinCandidates(whole, next), text: whole.text + parted + next.text };
  }
  return anchoredAt(field, whole, { score: areaScore, placement: "area", context });
}

function byPattern(
  field: PreparedField,
  candidates: readonly Candidate[],
  context: ValueContext,
): Anchored[] {
  return candidates.flatMap((candidate) =>
    anchoredAt(field, candidate, { score: patternScore, placement: "anywhere", context }),
  );
}

function anchoredAt(
  { meaning, rule }: PreparedField,
  candidate: Candidate,
  { score, placement, context }: { score: number; placement: "area" | "anywhere"; context: ValueContext },
): Anchored[] {
  const [piece] = candidate.pieces;
  const values = valuesOf({ meaning, rule }, candidate.text, context);
  if (!piece || values.length === 0) return [];
  const label = labelOf(piece, { meaning, rule });
  return [{ label, candidate, placement, values, score: score * (values[0]?.certainty ?? 0) }];
}

/** A label that is not printed, or was not read: the value stands for itself. */
function labelOf(piece: Piece, { meaning, rule }: Pick<PreparedField, "meaning" | "rule">): FoundLabel {
  return { meaning, rule, similarity: 1, isWeak: false, piece, from: 0, to: 0, place: piece };
}

function isInside({ left, right, v, height }: Candidate, area: PageArea): boolean {
  const overlap = Math.min(right, area.right) - Math.max(left, area.left);
  return v > area.top - 0.15 * height && v < area.bottom + 0.15 * height && overlap > 0.6 * (right - left);
}

function isInRow(a: Candidate, b: Candidate | undefined): boolean {
  return b !== undefined && Math.abs(a.v - b.v) < 0.4 * Math.max(a.height, b.height);
}

import type { Anchored } from "../fields/anchor.ts";
import { valuesOf } from "../fields/anchor.ts";
import { type Candidate, joinCandidates, toCandidate } from "../fields/candidates.ts";
import { standAlone } from "../fields/stand-alone.ts";
import { cutPiece } from "../page.ts";
import type { ValueContext } from "../values/parse-value.ts";
import type { PageArea, ToArea } from "./place-template.ts";
import type { PreparedField, PreparedTemplate } from "./prepare-template.ts";

/** How much a place or a pattern alone counts, beside a label that was read. */
const areaScore = 0.9;
const patternScore = 0.85;

/** Room in heights between two parts of one value. */
const broken = 1.5;

/** How much higher or lower than it should be a page photographed askew is. */
const stretches = [1, 0.92, 1.08, 0.85, 1.16];

/** Values that a template finds by their place or their form. */
export function templateValues(
  { fields }: PreparedTemplate,
  candidates: readonly Candidate[],
  { context, toArea }: { readonly context: ValueContext; readonly toArea: ToArea | null },
): Anchored[] {
  const patterned = fields
    .filter(({ rule, labels, field }) => rule.pattern && labels.length === 0 && !field.valueAt)
    .flatMap((field) => byPattern(field, candidates, context));
  if (!toArea) return patterned;
  const tries = stretches.map((stretch) =>
    fields.flatMap((field) => {
      const { valueAt } = field.field;
      return valueAt ? byArea(field, toArea(valueAt, stretch), candidates, context) : [];
    }),
  );
  const [best = []] = tries.toSorted((a, b) => worthOf(b) - worthOf(a));
  return [...patterned, ...best];
}

function worthOf(anchored: readonly Anchored[]): number {
  return anchored.reduce((sum, { score }) => sum + score, 0);
}

function byArea(
  field: PreparedField,
  area: PageArea,
  candidates: readonly Candidate[],
  context: ValueContext,
): Anchored[] {
  const lines = field.rule.lines ?? 1;
  const near = candidates.filter((candidate) => isNear(candidate, area));
  const doubt = (candidate: Candidate) => offBy(candidate, area, lines) + 1 - candidate.confidence;
  const [first] = near.toSorted((a, b) => doubt(a) - doubt(b));
  if (!first) return [];
  const rest = near.filter(
    (other) => other !== first && (isBroken(first, other) || isOfMoreLines(other, first, { area, lines })),
  );
  const parts = [first, ...rest].map((candidate) => endedAt(candidate, area.right));
  const whole = joinAll(parts.toSorted(inReadingOrder), field);
  const score = areaScore * Math.max(0.5, 1 - 0.25 * offBy(first, area, lines));
  return anchoredAt(field, whole, { score, context });
}

/** What runs on into the next column ends at the space where that begins. */
function endedAt(candidate: Candidate, right: number): Candidate {
  const [piece, ...others] = candidate.pieces;
  if (!piece || others.length > 0 || candidate.right < right + candidate.height) return candidate;
  const end = piece.characters.findIndex(
    ({ u, hasSpaceBefore }) => hasSpaceBefore && Math.abs(u - right) < 1.5 * candidate.height,
  );
  return end > 0 ? toCandidate([cutPiece(piece, 0, end)]) : candidate;
}

/** How far from where its first line should be, in heights. */
function offBy({ v, height }: Candidate, { top, bottom }: PageArea, lines: number): number {
  return Math.abs(v - (top + (bottom - top) / (2 * lines))) / height;
}

function isOfMoreLines(
  other: Candidate,
  first: Candidate,
  { area, lines }: { readonly area: PageArea; readonly lines: number },
): boolean {
  const isAlike = Math.abs(other.height - first.height) < 0.35 * first.height;
  return lines > 1 && isAlike && other.v > first.v && other.v < area.bottom + 0.3 * other.height;
}

function joinAll(candidates: readonly Candidate[], { meaning }: PreparedField): Candidate {
  const [first, ...rest] = candidates;
  if (!first) throw new RangeError("Nothing to join.");
  let whole = first;
  for (const next of rest) {
    const parted = isInRow(next, whole) || (meaning !== "address" && meaning !== "full-name") ? " " : ", ";
    whole = { ...joinCandidates(whole, next), text: whole.text + parted + next.text };
  }
  return whole;
}

function inReadingOrder(a: Candidate, b: Candidate): number {
  return isInRow(a, b) ? a.left - b.left : a.v - b.v;
}

function byPattern(
  field: PreparedField,
  candidates: readonly Candidate[],
  context: ValueContext,
): Anchored[] {
  return candidates.flatMap((candidate) => anchoredAt(field, candidate, { score: patternScore, context }));
}

function anchoredAt(
  { meaning, rule }: PreparedField,
  candidate: Candidate,
  { score, context }: { readonly score: number; readonly context: ValueContext },
): Anchored[] {
  const values = valuesOf({ meaning, rule }, candidate.text, context);
  const [first] = values;
  return first ? [standAlone(candidate, { meaning, rule, values, score: score * first.certainty })] : [];
}

/** A page photographed askew shifts its lines against one another, by less than a line. */
function isNear({ left, right, v, height }: Candidate, area: PageArea): boolean {
  const overlap = Math.min(right, area.right) - Math.max(left, area.left);
  const isBeside = left > area.left - 1.5 * height && overlap > 0.5 * (right - left);
  return isBeside && v > area.top - 0.5 * height && v < area.bottom + 0.5 * height;
}

/** A value that was found in two parts. */
function isBroken(one: Candidate, other: Candidate): boolean {
  const [left, right] = one.left < other.left ? [one, other] : [other, one];
  return isInRow(one, other) && right.left - left.right < broken * one.height;
}

function isInRow(a: Candidate, b: Candidate): boolean {
  return Math.abs(a.v - b.v) < 0.4 * Math.max(a.height, b.height);
}

import type { Candidate } from "./candidates.ts";
import type { FoundLabel, Placement } from "./find-labels.ts";

/** How a value stands to a label. */
export interface Relation {
  readonly placement: Placement;
  /** How usual that is, 0 to 1. */
  readonly score: number;
}

/** In heights of print. */
const farthestRight = 9;
const farthestBelow = 2.7;
/** Values of these cannot be taken for the rest of a label. */
const unmistakable = new Set([
  "date-of-birth",
  "date-of-issue",
  "date-of-expiry",
  "sex",
  "birth",
  "validity",
  "document-number",
  "personal-number",
]);

/** How a value may belong to a label; null when it is too far off, or another label stands between. */
export function relate(
  label: FoundLabel,
  candidate: Candidate,
  labels: readonly FoundLabel[],
): Relation | null {
  const relation = candidate.behind ? relateBehind(label, candidate) : relateApart(label, candidate);
  if (!relation || relation.placement === "behind") return relation;
  return labels.some((other) => isBetween(other, label, candidate)) ? null : relation;
}

function relateBehind({ piece, to, meaning }: FoundLabel, { behind }: Candidate): Relation | null {
  if (behind?.label.piece !== piece || behind.label.to !== to) return null;
  return { placement: "behind", score: behind.isParted || unmistakable.has(meaning) ? 1 : 0.7 };
}

function relateApart({ place }: FoundLabel, candidate: Candidate): Relation | null {
  const height = Math.max(place.height, candidate.height);
  const [gap, drop] = [(candidate.left - place.right) / height, (candidate.v - place.v) / height];
  if (Math.abs(drop) < 0.6)
    return gap > -0.7 && gap < farthestRight
      ? { placement: "right", score: 1 - 0.05 * Math.max(0, gap) }
      : null;
  const isUnder = candidate.left < place.right + height && candidate.right > place.left - height;
  if (!isUnder || Math.abs(drop) > farthestBelow) return null;
  const offset = Math.abs(candidate.left - place.left) / height;
  const score = 1 - 0.15 * Math.max(0, Math.abs(drop) - 1) - 0.04 * Math.min(8, offset);
  return { placement: drop > 0 ? "below" : "above", score };
}

/** A label in two lines: the value belongs to the lower. */
export function isContinuedBelow(label: FoundLabel, other: FoundLabel): boolean {
  const { place } = label;
  const below = other.place.v - place.v;
  const overlap = Math.min(place.right, other.place.right) - Math.max(place.left, other.place.left);
  const isNear = below > 0.3 * place.height && below < 1.5 * place.height;
  return other !== label && other.meaning === label.meaning && isNear && overlap > 0;
}

/** Whether another label stands on the way from a label to a value. */
function isBetween(other: FoundLabel, label: FoundLabel, candidate: Candidate): boolean {
  if (other === label) return false;
  const { place } = other;
  const isBeside =
    Math.abs(candidate.v - label.place.v) < 0.6 * Math.max(candidate.height, label.place.height);
  if (isBeside) {
    const isInRow = Math.abs(place.v - label.place.v) < 0.5 * place.height;
    return isInRow && place.left > label.place.left && place.left < candidate.left;
  }
  const [top, bottom] = [Math.min(label.place.v, candidate.v), Math.max(label.place.v, candidate.v)];
  const overlap = Math.min(place.right, candidate.right) - Math.max(place.left, candidate.left);
  const isInside = place.v > top + 0.4 * place.height && place.v < bottom - 0.3 * place.height;
  return isInside && overlap > 0.3 * place.height;
}

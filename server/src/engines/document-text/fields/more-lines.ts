import type { ValueContext } from "../values/parse-value.ts";
import { type Anchored, valuesOf } from "./anchor.ts";
import { type Candidate, joinCandidates } from "./candidates.ts";
import type { FoundLabel } from "./find-labels.ts";
import type { LabelMeaning } from "./labels.ts";

/** Of how many lines a value may be where no template tells. */
const usualLines: Readonly<Partial<Record<LabelMeaning, number>>> = { address: 3, "full-name": 2, birth: 2 };
/** How far right more may stand in the same row, in heights: the place of a birth, the number of a house. */
const farthestRight: Readonly<Partial<Record<LabelMeaning, number>>> = { birth: 8, address: 2.5 };

/** Adds the further lines of addresses and names to their first. */
export function withMoreLines(
  anchored: readonly Anchored[],
  candidates: readonly Candidate[],
  { labels, context }: { readonly labels: readonly FoundLabel[]; readonly context: ValueContext },
): Anchored[] {
  const used = new Set(anchored.flatMap(({ candidate }) => candidate.pieces));
  return anchored.map((pair) => {
    let longer = pair;
    const lines = pair.label.rule.lines ?? usualLines[pair.label.meaning] ?? 1;
    for (let line = 1; line < lines; line += 1) {
      const next = candidates.find(
        (other) =>
          !other.behind &&
          !other.pieces.some((piece) => used.has(piece)) &&
          (isNextLine(longer.candidate, other, labels) ||
            isBeside(longer.candidate, other, pair.label.meaning)),
      );
      const joined = next && join(longer, next, context);
      if (!joined) break;
      for (const piece of next.pieces) used.add(piece);
      longer = joined;
    }
    return longer;
  });
}

function join(pair: Anchored, next: Candidate, context: ValueContext): Anchored | null {
  const { label, candidate } = pair;
  const comma = next.v > candidate.v + 0.4 * candidate.height ? commaFor(label.meaning, candidate.text) : "";
  const text = `${candidate.text}${comma} ${next.text}`;
  const values = valuesOf(label, text, context);
  return values.length < pair.values.length
    ? null
    : { ...pair, values, candidate: { ...joinCandidates(candidate, next), text } };
}

/** Lines of an address are parted by a comma; under "Name" the surname stands first. */
function commaFor(meaning: LabelMeaning, text: string): string {
  return (meaning === "address" || meaning === "full-name") && !text.endsWith(",") ? "," : "";
}

function isBeside(line: Candidate, next: Candidate, meaning: LabelMeaning): boolean {
  const gap = (next.left - line.right) / line.height;
  return Math.abs(next.v - line.v) < 0.4 * line.height && gap > -0.5 && gap < (farthestRight[meaning] ?? -1);
}

function isNextLine(line: Candidate, next: Candidate, labels: readonly FoundLabel[]): boolean {
  const drop = (next.v - line.v) / line.height;
  const isAligned = Math.abs(next.left - (line.pieces.at(-1)?.left ?? line.left)) < 1.2 * line.height;
  const isAlike = Math.abs(next.height - line.height) < 0.35 * line.height;
  const isLabelNear = labels.some(
    ({ place }) =>
      place.v > line.v + 0.3 * line.height &&
      place.v < next.v + 0.2 * next.height &&
      place.left < next.right &&
      place.right > next.left,
  );
  return drop > 0.5 && drop < 1.6 && isAligned && isAlike && !isLabelNear;
}

import { type ParsedValue, parseValue, type ValueContext } from "../values/parse-value.ts";
import { parseSex } from "../values/sex.ts";
import type { Anchored } from "./anchor.ts";
import type { Candidate } from "./candidates.ts";
import type { LabelMeaning } from "./labels.ts";
import { standAlone } from "./stand-alone.ts";

/** How much the order of the data tells where no label was read. */
const orderScore = 0.65;

/**
 * What stands where on a passport's data page whose labels could not be read, by the order that Doc 9303 part 4 has for
 * them: type, state and number in a row; below, in one column, surname, given names, nationality and date of birth; to
 * the right of that a personal number; then sex, and to its right the place of birth.
 */
export function usualOrder(candidates: readonly Candidate[], context: ValueContext): Anchored[] {
  const free = candidates.filter(({ behind }) => !behind);
  const nationality = free.find((candidate) => isNationality(candidate, context));
  if (!nationality) return [];
  const column = free
    .filter(({ left, height }) => Math.abs(left - nationality.left) < 1.5 * height)
    .toSorted((a, b) => a.v - b.v);
  const header = free.find(({ text, v }) => /^P[A-Z<]?$/.test(text.trim()) && v < nationality.v);
  const names = column.filter(
    ({ v, text }) => v < nationality.v && (!header || v > header.v + 0.5 * header.height) && !/\d/.test(text),
  );
  const [surname, given] = names;
  const sex = free.find(
    ({ text, v }) => v > nationality.v && text.trim().length <= 5 && parseSex(text, context.sexWords),
  );
  const birth = column.find(
    ({ text, v }) => v > nationality.v && parseValue("date-of-birth", text, context).length > 0,
  );
  const take = (meaning: LabelMeaning, candidate: Candidate | undefined): Anchored[] => {
    const values: readonly ParsedValue[] = candidate ? parseValue(meaning, candidate.text, context) : [];
    return candidate && values.length > 0
      ? [standAlone(candidate, { meaning, values, score: orderScore })]
      : [];
  };
  return [
    ...take("nationality", nationality),
    ...(given ? [...take("surname", surname), ...take("given-names", given)] : []),
    ...take("date-of-birth", birth),
    ...take("sex", sex),
    ...take("place-of-birth", sex && rightOf(sex, free)),
    ...take("personal-number", birth && rightOf(birth, free)),
    ...take("issuer", header && rightOf(header, free)),
    ...take("document-number", header && rightmost(header, free)),
  ];
}

/** A nationality as a word, not as a code beside others. */
function isNationality({ text }: Candidate, context: ValueContext): boolean {
  return text.trim().length > 3 && parseValue("nationality", text, context).length > 0;
}

function isInRow(one: Candidate, other: Candidate): boolean {
  return one !== other && other.left > one.right - one.height && Math.abs(other.v - one.v) < 0.5 * one.height;
}

function rightOf(one: Candidate, candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.filter((other) => isInRow(one, other)).toSorted((a, b) => a.left - b.left)[0];
}

function rightmost(one: Candidate, candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.filter((other) => isInRow(one, other)).toSorted((a, b) => b.left - a.left)[0];
}

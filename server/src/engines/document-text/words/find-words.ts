import type { Piece } from "../page.ts";
import { foldCharacters } from "./fold.ts";
import { findNearly, type Pattern } from "./nearly.ts";

/** A word or phrase that was looked for and found in a piece of print, nearly. */
export interface WordHit<Word> {
  readonly word: Word;
  /** The piece's first character of it, and the one after its last. */
  readonly from: number;
  readonly to: number;
  /** Letters of the pattern, and how many of them are wrong, missing or too many. */
  readonly length: number;
  readonly errors: number;
}

/** Words in a piece, from left to right; where they overlap, the longest and best are kept. */
export function findWords<Word extends { readonly pattern: Pattern }>(
  piece: Piece,
  words: readonly Word[],
): WordHit<Word>[] {
  const folded = foldCharacters(piece.characters.map(({ text }) => text));
  const edges = edgesOf(piece, folded.origins);
  const hits: WordHit<Word>[] = [];
  for (const word of words) {
    const length = word.pattern.text.length;
    if (folded.text.length < length - errorsAllowed(length)) continue;
    const found = findNearly(word.pattern, folded.text, errorsAllowed(length));
    if (!found || !isWhole(found, edges, length) || isCutShort(found, length)) continue;
    const from = folded.origins[found.start] ?? 0;
    const to = (folded.origins[found.end - 1] ?? 0) + 1;
    hits.push({ word, from, to, length, errors: found.errors });
  }
  return withoutOverlaps(hits);
}

/** Short words must be there letter by letter. */
function errorsAllowed(length: number): number {
  return length <= 4 ? 0 : Math.min(6, Math.floor((length - 1) / 4));
}

/** Of the number of a field before its label: "4d DLN". */
const numberLength = 2;

interface Edges {
  readonly starts: readonly boolean[];
  readonly ends: readonly boolean[];
  /** Where a very short word may begin: not inside "K0LN". */
  readonly clearStarts: readonly boolean[];
  /** At the beginning, but for the number of a field: "1 LN". */
  readonly leading: readonly boolean[];
}

/** Which folded characters begin a word, and after which one ends; digits and letters part words too. */
function edgesOf({ characters }: Piece, origins: readonly number[]): Edges {
  const isEdge = (left: number | undefined, right: number | undefined): boolean => {
    if (left === undefined || right === undefined || right - left > 1) return true;
    const [before, after] = [characters[left], characters[right]];
    if (!before || !after || after.hasSpaceBefore) return true;
    return kindOf(before.text) !== kindOf(after.text);
  };
  return {
    starts: origins.map((origin, i) => origin !== origins[i - 1] && isEdge(origins[i - 1], origin)),
    ends: origins.map((origin, i) => origin !== origins[i + 1] && isEdge(origin, origins[i + 1])),
    leading: origins.map((origin) => origin <= numberLength),
    clearStarts: origins.map((origin, i) => {
      const before = origins[i - 1];
      const isApart =
        before === undefined || origin - before > 1 || characters[origin]?.hasSpaceBefore === true;
      return isApart || origin <= numberLength;
    }),
  };
}

function kindOf(character: string): "digit" | "letter" | "other" {
  if (/\d/.test(character)) return "digit";
  return /\p{L}/u.test(character) ? "letter" : "other";
}

/** A word of few letters must not be found in one that lacks some of them: "Firma" in "Irma". */
function isCutShort({ start, end }: { start: number; end: number }, length: number): boolean {
  return length <= 8 && end - start < length;
}

/** A long word may run into its neighbours, since spaces get lost; a short one must stand alone. */
function isWhole(found: { start: number; end: number }, edges: Edges, length: number): boolean {
  const [hasStart, hasEnd] = [edges.starts[found.start] === true, edges.ends[found.end - 1] === true];
  if (length <= 2) return hasStart && hasEnd && edges.leading[found.start] === true;
  if (length === 3) return hasStart && hasEnd && edges.clearStarts[found.start] === true;
  if (length >= 12) return true;
  return length >= 7 ? hasStart || hasEnd : hasStart && hasEnd;
}

function withoutOverlaps<Word>(hits: readonly WordHit<Word>[]): WordHit<Word>[] {
  const kept: WordHit<Word>[] = [];
  const score = ({ length, errors }: WordHit<Word>) => length - 2 * errors;
  for (const hit of hits.toSorted((a, b) => score(b) - score(a)))
    if (kept.every(({ from, to }) => hit.to <= from || hit.from >= to)) kept.push(hit);
  return kept.toSorted((a, b) => a.from - b.from);
}

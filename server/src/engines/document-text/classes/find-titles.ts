import { type Page, type Piece, pieceConfidence } from "../page.ts";
import { findWords } from "../words/find-words.ts";
import { foldLabel } from "../words/fold.ts";
import { type Pattern, toPattern } from "../words/nearly.ts";

/** A word of a title with what it tells. */
export interface TitleWord<Meaning> {
  readonly meaning: Meaning;
  readonly pattern: Pattern;
}

/** What a title on a page tells, and how much that counts, 0 to 1. */
export interface TitleHit<Meaning> {
  readonly meaning: Meaning;
  readonly weight: number;
}

/** Prepares a title. */
export function toTitleWord<Meaning>(meaning: Meaning, text: string): TitleWord<Meaning> {
  return { meaning, pattern: toPattern(foldLabel(text)) };
}

/** A title of fewer letters counts only where little else stands in its line: "VISA". */
const shortTitle = 7;

/** Titles are larger than other print, stand alone in their line, and near the top. */
export function findTitles<Meaning>(
  { pieces }: Page,
  words: readonly TitleWord<Meaning>[],
  isPossible: (piece: Piece) => boolean = () => true,
): TitleHit<Meaning>[] {
  const usual = usualHeight(pieces);
  const [top, bottom] = [pieces.at(0)?.v ?? 0, pieces.at(-1)?.v ?? 0];
  return pieces.filter(isPossible).flatMap((piece) => {
    const letters = foldLabel(piece.characters.map(({ text }) => text).join("")).length;
    const depth = (piece.v - top) / Math.max(1, bottom - top);
    const prominence = Math.min(1, 0.5 + 0.35 * (piece.height / usual)) * (depth < 0.4 ? 1 : 0.8);
    const telling = findWords(piece, words).filter(
      ({ length }) => length >= shortTitle || 2 * length >= letters,
    );
    return telling.map(({ word, length, errors }) => ({
      meaning: word.meaning,
      weight:
        (1 - errors / length) ** 3 *
        pieceConfidence(piece) *
        prominence *
        (0.5 + 0.5 * Math.min(1, (1.5 * length) / letters)),
    }));
  });
}

function usualHeight(pieces: readonly Piece[]): number {
  return pieces.map(({ height }) => height).toSorted((a, b) => a - b)[pieces.length >> 1] ?? 1;
}

/** The meaning that the titles speak for most, and how sure that is, 0 to 1; null of none. */
export function strongest<Meaning>(
  hits: readonly TitleHit<Meaning>[],
): { readonly meaning: Meaning; readonly weight: number } | null {
  const weights = new Map<Meaning, { best: number; sum: number }>();
  for (const { meaning, weight } of hits) {
    const known = weights.get(meaning) ?? { best: 0, sum: 0 };
    weights.set(meaning, { best: Math.max(known.best, weight), sum: known.sum + weight });
  }
  const ranked = [...weights].map(([meaning, { best, sum }]) => ({
    meaning,
    weight: best + 0.2 * (sum - best),
  }));
  const [first, second] = ranked.toSorted((a, b) => b.weight - a.weight);
  if (!first) return null;
  const rival = second?.weight ?? 0;
  return {
    meaning: first.meaning,
    weight: Math.min(1, first.weight) * (1 - 0.5 * (rival / first.weight) ** 4),
  };
}

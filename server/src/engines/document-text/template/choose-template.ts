import type { Page } from "../page.ts";
import { findWords, type WordHit } from "../words/find-words.ts";
import type { Piece } from "../page.ts";
import type { PreparedTemplate, TemplateKeyword } from "./prepare-template.ts";

/** A keyword found on the page. */
export interface FoundKeyword {
  readonly keyword: TemplateKeyword;
  readonly piece: Piece;
  readonly hit: WordHit<TemplateKeyword>;
}

/** The template that a page answers to. */
export interface ChosenTemplate {
  readonly prepared: PreparedTemplate;
  readonly keywords: readonly FoundKeyword[];
  /** 0 to 1: how much of its keywords' letters was found. */
  readonly confidence: number;
}

/** The template whose keywords all stand on the page and of which most was found; null when there is none. */
export function chooseTemplate(
  { pieces }: Page,
  templates: readonly PreparedTemplate[],
): ChosenTemplate | null {
  const chosen = templates.flatMap((prepared) => tryTemplate(pieces, prepared) ?? []);
  return chosen.toSorted((a, b) => lettersOf(b) - lettersOf(a)).at(0) ?? null;
}

function tryTemplate(pieces: readonly Piece[], prepared: PreparedTemplate): ChosenTemplate | null {
  const keywords = prepared.keywords.flatMap((keyword) => bestPlace(pieces, keyword) ?? []);
  const isMissing = prepared.keywords.some(
    (keyword) => !keyword.isOptional && !keywords.some((found) => found.keyword === keyword),
  );
  if (isMissing || pieces.some((piece) => findWords(piece, prepared.excludes).length > 0)) return null;
  const letters = sum(keywords.map(({ hit }) => hit.length));
  return { prepared, keywords, confidence: 1 - sum(keywords.map(({ hit }) => hit.errors)) / letters };
}

function bestPlace(pieces: readonly Piece[], keyword: TemplateKeyword): FoundKeyword | null {
  const found = pieces.flatMap((piece) =>
    findWords(piece, [keyword]).map((hit) => ({ keyword, piece, hit })),
  );
  return (
    found.toSorted((a, b) => a.hit.errors - b.hit.errors || b.piece.height - a.piece.height).at(0) ?? null
  );
}

/** Letters that fit, and the labels beside: the more a template says, the better it is when all of it is there. */
function lettersOf({ keywords }: ChosenTemplate): number {
  return sum(keywords.map(({ hit }) => hit.length - 2 * hit.errors));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

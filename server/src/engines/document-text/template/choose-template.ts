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

/** Keywords of two templates may be the same: more than these are not tried. */
const mostTried = 4;

/**
 * What a page may be read by: of the templates whose keywords all stand there those of which most was found, each with
 * that of the same document's other side, for both may lie in one picture. Empty when there is none.
 */
export function chooseTemplates(
  { pieces }: Page,
  templates: readonly PreparedTemplate[],
): readonly (readonly ChosenTemplate[])[] {
  const found = templates.flatMap((prepared) => tryTemplate(pieces, prepared) ?? []);
  const fronts = found.filter(({ prepared }) => prepared.template.side === "front");
  const ranked = (fronts.length > 0 ? fronts : found).toSorted((a, b) => lettersOf(b) - lettersOf(a));
  const [first] = ranked;
  const best = ranked.filter((one) => first && lettersOf(one) === lettersOf(first)).slice(0, mostTried);
  return best.map((one) => {
    const other = found.find((candidate) => isOtherSide(candidate, one));
    return other ? [one, other] : [one];
  });
}

function isOtherSide(
  { prepared: { template } }: ChosenTemplate,
  { prepared: best }: ChosenTemplate,
): boolean {
  const { type, issuer, side } = best.template;
  return template.type === type && template.issuer === issuer && template.side !== side;
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
  const beside = ({ piece, hit }: FoundKeyword) => piece.characters.length - (hit.to - hit.from);
  return found.toSorted((a, b) => a.hit.errors - b.hit.errors || beside(a) - beside(b)).at(0) ?? null;
}

/** Letters that fit, and the labels beside: the more a template says, the better it is when all of it is there. */
function lettersOf({ keywords }: ChosenTemplate): number {
  return sum(keywords.map(({ hit }) => hit.length - 2 * hit.errors));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

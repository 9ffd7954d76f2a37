import { cutPiece, type Piece } from "../page.ts";
import type { FoundLabel } from "./find-labels.ts";
import type { LabelMeaning } from "./labels.ts";

/** Fields of a driving licence by ISO/IEC 18013-1 and the Union's directive 2006/126. */
const european: Readonly<Record<string, LabelMeaning>> = {
  "1": "surname",
  "2": "given-names",
  "3": "birth",
  "4a": "date-of-issue",
  "4b": "date-of-expiry",
  "4c": "issuing-authority",
  "4d": "personal-number",
  "5": "document-number",
  "8": "address",
  "9": "vehicle-categories",
};

/** By AAMVA's card design standard the number of the licence is 4d, and 5 tells the card apart. */
const american: Readonly<Record<string, LabelMeaning>> = {
  ...european,
  "3": "date-of-birth",
  "4d": "document-number",
  "5": "other",
  "15": "sex",
};

/** The numbers of a licence's fields. */
export interface NumberLabels {
  readonly found: readonly FoundLabel[];
  /** Where one must stand that was not found. */
  readonly supposed: readonly FoundLabel[];
}

/** The numbers that stand before a licence's fields, as labels. What has a worded label needs none. */
export function findNumberLabels(
  pieces: readonly Piece[],
  labels: readonly FoundLabel[],
  isAmerican: boolean,
): NumberLabels {
  const meanings = isAmerican ? american : european;
  const found = pieces.flatMap((piece) => {
    const isWorded = labels.some((label) => label.piece === piece);
    return isWorded ? [] : numbersIn(piece).map((number) => toLabel(piece, number, meanings));
  });
  const named = found.flatMap((label) => label ?? []);
  return { found: named, supposed: supposedFirst(named, labels) };
}

/** The narrow "1." is often not found: it stands above "2.", as far as that above "3.", or by its line's height. */
function supposedFirst(named: readonly FoundLabel[], labels: readonly FoundLabel[]): FoundLabel[] {
  const of = (meaning: LabelMeaning) => named.find((label) => label.meaning === meaning);
  const [second, third] = [of("given-names"), of("birth") ?? of("date-of-birth")];
  const isKnown = [...named, ...labels].some(({ meaning }) => meaning === "surname");
  if (!second || isKnown) return [];
  const step = third ? third.place.v - second.place.v : 1.2 * second.place.height;
  const place = { ...second.place, v: second.place.v - step };
  return [{ ...second, meaning: "surname", similarity: 0.7, piece: place, place }];
}

interface NumberToken {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** At a piece's beginning any number, inside only what nothing else looks like: "4c." */
function numbersIn({ characters }: Piece): NumberToken[] {
  const text = characters.map((character) => character.text.charAt(0)).join("");
  const tokens: NumberToken[] = [];
  const first = /^(?:4[abcd]|1[25]?|[23589])(?=[.:)]|$)[.:)]?/i.exec(text) ?? spaced(text, characters);
  if (first) tokens.push({ text: first[0].replace(/\W/g, "").toLowerCase(), from: 0, to: first[0].length });
  for (const match of text.matchAll(/4[abcd][.:]/gi)) {
    if (match.index === 0 || characters[match.index]?.hasSpaceBefore !== true) continue;
    tokens.push({
      text: match[0].slice(0, 2).toLowerCase(),
      from: match.index,
      to: match.index + match[0].length,
    });
  }
  return tokens;
}

/** A number without a dot counts where a space follows. */
function spaced(text: string, characters: Piece["characters"]): RegExpExecArray | null {
  const match = /^(?:4[abcd]|[1-358]|15)/i.exec(text);
  return match && characters[match[0].length]?.hasSpaceBefore === true ? match : null;
}

function toLabel(
  piece: Piece,
  { text, from, to }: NumberToken,
  meanings: Readonly<Record<string, LabelMeaning>>,
): FoundLabel | null {
  const meaning = meanings[text];
  if (!meaning) return null;
  const place = cutPiece(piece, from, to);
  return { meaning, similarity: 0.9, isWeak: false, rule: {}, piece, from, to, place };
}

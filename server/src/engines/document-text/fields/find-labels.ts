import { cutPiece, type Piece } from "../page.ts";
import { findWords, type WordHit } from "../words/find-words.ts";
import { foldLabel } from "../words/fold.ts";
import { type Pattern, toPattern } from "../words/nearly.ts";
import { titles } from "../classes/titles.ts";
import { type LabelMeaning, labels } from "./labels.ts";

/** Where a value stands from its label. */
export type Placement = "behind" | "right" | "below" | "above";

/** What a template says of a value. */
export interface ValueRule {
  readonly placement?: Placement;
  /** Its groups, put together, are the value. */
  readonly pattern?: RegExp;
  /** Of how many lines it may be. */
  readonly lines?: number;
}

/** A label to look for. */
export interface LabelWord {
  readonly meaning: LabelMeaning;
  readonly isWeak: boolean;
  readonly pattern: Pattern;
  readonly rule?: ValueRule;
}

/** A label on the page: one or several languages of the same. */
export interface FoundLabel {
  readonly meaning: LabelMeaning;
  /** 0 to 1: how much of its letters is as it should be. */
  readonly similarity: number;
  readonly isWeak: boolean;
  readonly rule: ValueRule;
  /** The piece that it stands in, and from which character to before which. */
  readonly piece: Piece;
  readonly from: number;
  readonly to: number;
  /** The piece's part that is the label. */
  readonly place: Piece;
}

type Hit = WordHit<LabelWord>;

/** Prepares labels of one meaning, divided by "|". */
export function toLabelWords(meaning: LabelMeaning, words: readonly string[], isWeak = false): LabelWord[] {
  return words.flatMap((word) => {
    const folded = foldLabel(word);
    return folded.length < 2 ? [] : [{ meaning, isWeak, pattern: toPattern(folded) }];
  });
}

/** The labels of all documents, and their titles, which are no values either. */
export const commonLabels: readonly LabelWord[] = [
  ...labels.flatMap(({ meaning, words, isWeak }) => toLabelWords(meaning, words.split("|"), isWeak)),
  ...titles.flatMap(({ words }) => toLabelWords("other", words.split("|"))),
];

/** The labels in a piece of print, from left to right; neighbours of one meaning are one label. */
export function findLabels(piece: Piece, words: readonly LabelWord[]): FoundLabel[] {
  return groupHits(findWords(piece, words), piece)
    .map((group) => toLabel(group, piece))
    .filter((label) => !label.isWeak || isLeading(label));
}

/** "Name" amid a sentence is a word like any other, and "Date" before one may be the date of anything. */
function isLeading({ piece, from, to, meaning }: FoundLabel): boolean {
  const [before, after] = [piece.characters[from - 1]?.text, piece.characters[to]?.text];
  const isCut = meaning !== "full-name" && after !== undefined && /\p{L}/u.test(after);
  return !isCut && (before === undefined || /[\d/|:.·•)\]]/.test(before));
}

/** The same label in several languages stands in a row, parted by slashes, dots or spaces. */
function groupHits(hits: readonly Hit[], piece: Piece): Hit[][] {
  const groups: Hit[][] = [];
  for (const hit of hits) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && belongTogether(last, hit, piece)) group.push(hit);
    else groups.push([hit]);
  }
  return groups;
}

function belongTogether(a: Hit, b: Hit, piece: Piece): boolean {
  const between = piece.characters.slice(a.to, b.from).map(({ text }) => text);
  if (a.word.meaning === b.word.meaning)
    return !between.some((text) => /\d/.test(text)) || between.length <= 4;
  const isListed = between.length <= 3 && between.some((text) => /[/|·•\\]/.test(text));
  return isListed && (a.word.isWeak || b.word.isWeak || between.length <= 1);
}

function toLabel(group: readonly Hit[], piece: Piece): FoundLabel {
  const from = Math.min(...group.map((hit) => hit.from));
  const to = Math.max(...group.map((hit) => hit.to));
  const length = sum(group.map((hit) => hit.length));
  const errors = sum(group.map((hit) => hit.errors));
  const word = heaviest(group);
  return {
    meaning: word.meaning,
    similarity: 1 - errors / length,
    isWeak: word.isWeak,
    rule: word.rule ?? {},
    piece,
    from,
    to,
    place: cutPiece(piece, from, to),
  };
}

/** The meaning that most letters speak for; weak words only when there is no other. */
function heaviest(group: readonly Hit[]): LabelWord {
  const weights = new Map<LabelMeaning, { word: LabelWord; weight: number }>();
  for (const { word, length, errors } of group) {
    const weight = (length - errors) * (word.isWeak ? 0.2 : 1);
    const known = weights.get(word.meaning);
    const stronger = known && !known.word.isWeak ? known.word : word;
    weights.set(word.meaning, { word: stronger, weight: (known?.weight ?? 0) + weight });
  }
  const [first] = [...weights.values()].toSorted((a, b) => b.weight - a.weight);
  if (!first) throw new RangeError("A label without words.");
  return first.word;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

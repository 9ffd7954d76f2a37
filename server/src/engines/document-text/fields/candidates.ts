import { cutPiece, type Piece, pieceConfidence, pieceText } from "../page.ts";
import type { FoundLabel } from "./find-labels.ts";

/** Print that may be a label's value. */
export interface Candidate {
  readonly pieces: readonly Piece[];
  readonly text: string;
  /** Mean and least probability of its characters. */
  readonly confidence: number;
  readonly leastConfidence: number;
  readonly left: number;
  readonly right: number;
  readonly v: number;
  readonly height: number;
  /** The label that it stands right behind in the same piece, and what parts them. */
  readonly behind: { readonly label: FoundLabel; readonly isParted: boolean } | null;
}

/** A piece with the labels in it. */
export interface LabelledPiece {
  readonly piece: Piece;
  readonly labels: readonly FoundLabel[];
}

/** Whether a piece is a line of a machine readable zone, which no value stands in. */
export function isZoneLine(piece: Piece): boolean {
  const text = piece.characters.map((character) => character.text).join("");
  const fillers = text.replace(/[^<《〈«≤]/g, "").length;
  return fillers >= 3 || (fillers > 0 && text.length >= 24);
}

/** What stands on a page beside its labels and its zone. */
export function findCandidates(labelled: readonly LabelledPiece[]): Candidate[] {
  const behind = labelled.flatMap(({ piece, labels }) =>
    labels.flatMap((label, i) => restBehind(piece, label, labels[i + 1])),
  );
  const all = labelled.flatMap(({ labels }) => labels);
  const free = labelled.flatMap(({ piece, labels }) =>
    labels.length === 0 && !isZoneLine(piece) ? splitUnderLabels(piece, all) : [],
  );
  return [...behind, ...joinRows(free, all).map((pieces) => toCandidate(pieces))];
}

/** A slash announces the label in one more language; a reference to a legend, as in "(4)", is no value. */
function restBehind(piece: Piece, label: FoundLabel, next: FoundLabel | undefined): Candidate[] {
  const end = next?.from ?? piece.characters.length;
  const rest = piece.characters.slice(label.to, end);
  const text = rest.map((character) => character.text).join("");
  const skipped = /^(?:\([0-9A-Za-z]{1,2}\)|[.:;,)\]’'"-])*/u.exec(text)?.[0] ?? "";
  const from = label.to + charactersIn(rest, skipped.length);
  const [first] = piece.characters.slice(from, end);
  if (!first || /^[/|\\·•]/.test(first.text)) return [];
  const isParted = skipped.includes(":") || first.hasSpaceBefore;
  return [toCandidate([cutPiece(piece, from, end)], { label, isParted })];
}

/** A line that reaches below the labels of two columns is two values. */
function splitUnderLabels(piece: Piece, labels: readonly FoundLabel[]): Piece[] {
  const cuts = columnsAbove(piece, labels).flatMap(({ place }) => {
    const at = nearestSpace(piece, place.left);
    return at > 0 ? [at] : [];
  });
  const starts = [0, ...new Set(cuts.toSorted((a, b) => a - b))];
  return starts.map((start, i) => cutPiece(piece, start, starts[i + 1] ?? piece.characters.length));
}

/** Labels just above a piece that have another label before them in their row: a column begins with each. */
function columnsAbove(piece: Piece, labels: readonly FoundLabel[]): FoundLabel[] {
  const above = labels.filter(({ place }) => {
    const drop = (piece.v - place.v) / piece.height;
    return drop > 0.3 && drop < 2;
  });
  return above.filter(({ place }) =>
    above.some(
      (other) => Math.abs(other.place.v - place.v) < 0.5 * place.height && other.place.right < place.left,
    ),
  );
}

/** Before which character a space stands next to a place along the line; −1 where none is near. */
function nearestSpace({ characters, height }: Piece, u: number): number {
  const near = characters.flatMap((character, i) =>
    i > 0 && character.hasSpaceBefore && Math.abs(character.u - u) < 0.9 * height ? [i] : [],
  );
  const offBy = (i: number) => Math.abs((characters[i]?.u ?? 0) - u);
  return near.toSorted((a, b) => offBy(a) - offBy(b))[0] ?? -1;
}

/** How many characters hold so many letters: a character of the dictionary may be longer than one. */
function charactersIn(characters: readonly { readonly text: string }[], length: number): number {
  let count = 0;
  let sum = 0;
  while (sum < length) {
    sum += characters[count]?.text.length ?? length;
    count += 1;
  }
  return count;
}

/** Print as a candidate. */
export function toCandidate(pieces: readonly Piece[], behind: Candidate["behind"] = null): Candidate {
  const characters = pieces.flatMap((piece) => piece.characters);
  return {
    pieces,
    behind,
    text: pieces.map(pieceText).join(" "),
    confidence: pieceConfidence({ characters }),
    leastConfidence: Math.min(...characters.map(({ probability }) => probability)),
    left: Math.min(...pieces.map(({ left }) => left)),
    right: Math.max(...pieces.map(({ right }) => right)),
    v: pieces.reduce((sum, { v }) => sum + v, 0) / pieces.length,
    height: Math.max(...pieces.map(({ height }) => height)),
  };
}

/** Two candidates as one, the second behind or below the first. */
export function joinCandidates(first: Candidate, second: Candidate): Candidate {
  return { ...toCandidate([...first.pieces, ...second.pieces], first.behind), v: second.v };
}

/** Room in heights up to which two pieces of a row are one value that was found in two parts. */
const joinGap = 0.9;

function joinRows(pieces: readonly Piece[], labels: readonly FoundLabel[]): Piece[][] {
  const rows: Piece[][] = [];
  for (const piece of pieces.toSorted((a, b) => a.left - b.left)) {
    const row = rows.find((members) => {
      const last = members.at(-1);
      return last !== undefined && isNextTo(last, piece) && !startsColumn(piece, labels);
    });
    if (row) row.push(piece);
    else rows.push([piece]);
  }
  return rows;
}

function startsColumn(piece: Piece, labels: readonly FoundLabel[]): boolean {
  return columnsAbove(piece, labels).some(
    ({ place }) => Math.abs(place.left - piece.left) < 0.7 * piece.height,
  );
}

function isNextTo(last: Piece, piece: Piece): boolean {
  const height = Math.max(last.height, piece.height);
  const gap = piece.left - last.right;
  const isAlike = Math.min(last.height, piece.height) > 0.75 * height;
  return (
    isAlike && Math.abs(piece.v - last.v) < 0.35 * height && gap > -0.6 * height && gap < joinGap * height
  );
}

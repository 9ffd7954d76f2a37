import type { Point, Quad } from "#core/media/image.ts";
import type { OrientedLines } from "./orient.ts";
import type { ReadLine } from "./recognise-lines.ts";

/** A character with its place along the page. */
export interface PlacedCharacter {
  readonly text: string;
  readonly probability: number;
  readonly hasSpaceBefore: boolean;
  /** Its middle along the direction of reading, in pixels. */
  readonly u: number;
}

/** A piece of print in the page's own axes: `u` along the direction of reading, `v` across it, in pixels. */
export interface Piece {
  readonly characters: readonly PlacedCharacter[];
  readonly left: number;
  readonly right: number;
  /** Of its middle. */
  readonly v: number;
  readonly height: number;
}

/** One reading direction of a picture with its print, from top to bottom. */
export interface Page {
  readonly angle: number;
  readonly pieces: readonly Piece[];
}

/** From middle to middle of two characters, in heights of the line's box and in usual distances: more parts two pieces. */
const columnGap = 1.4;
const columnPitches = 2.5;
const leastConfidence = 0.3;

/** Lays the lines out; a line with a wide gap is two pieces. What was hardly read is left out. */
export function layOut({ angle, lines }: OrientedLines): Page {
  const pieces = lines
    .flatMap((line) => toPieces(line, angle))
    .filter(({ characters }) => characters.some(({ probability }) => probability >= leastConfidence));
  return { angle, pieces: joinBroken(pieces).toSorted((a, b) => a.v - b.v || a.left - b.left) };
}

/** A line that was found in two parts is one piece again. */
function joinBroken(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces.toSorted((a, b) => a.left - b.left)) {
    const at = joined.findIndex((last) => isContinuedBy(last, piece));
    const last = joined[at];
    if (last) joined[at] = join(last, piece);
    else joined.push(piece);
  }
  return joined;
}

function isContinuedBy(last: Piece, piece: Piece): boolean {
  const height = Math.max(last.height, piece.height);
  const gap = (piece.left - last.right) / height;
  const isAlike = Math.min(last.height, piece.height) > 0.75 * height;
  return isAlike && Math.abs(piece.v - last.v) < 0.25 * height && gap > -0.7 && gap < 0.2;
}

function join(last: Piece, piece: Piece): Piece {
  const isWord = piece.left - last.right > -0.15 * piece.height;
  const rest = piece.characters.map((character, i) =>
    i === 0 ? { ...character, hasSpaceBefore: isWord } : character,
  );
  const [a, b] = [last.characters.length, rest.length];
  return {
    characters: [...last.characters, ...rest],
    left: last.left,
    right: piece.right,
    v: (last.v * a + piece.v * b) / (a + b),
    height: Math.max(last.height, piece.height),
  };
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

function toPieces({ box, characters, spaces }: ReadLine, angle: number): Piece[] {
  const middle = toPicture(box.center, -angle);
  const [along, across] = [Math.cos(box.angle - angle), Math.sin(box.angle - angle)];
  const placed = characters.map(({ text, probability, at }, i) => ({
    text,
    probability,
    hasSpaceBefore: spaces.has(i),
    u: middle.x + (at - 0.5) * box.width * along,
  }));
  const gaps = placed.slice(1).map(({ u }, i) => u - (placed[i]?.u ?? u));
  const widest = Math.max(columnGap * box.height, columnPitches * (median(gaps) ?? 0));
  const cuts = gaps.flatMap((gap, i) => (gap > widest ? [i + 1] : []));
  const starts = [0, ...cuts];
  const pad = box.height * 0.3;
  return starts.flatMap((start, k) => {
    const part = placed.slice(start, starts[k + 1]);
    const [first, last] = [part.at(0), part.at(-1)];
    if (!first || !last) return [];
    const v = middle.y + (((first.u + last.u) / 2 - middle.x) * across) / along;
    return { characters: part, left: first.u - pad, right: last.u + pad, v, height: box.height };
  });
}

/** A part of a piece. */
export function cutPiece(piece: Piece, from: number, to: number): Piece {
  const characters = piece.characters.slice(from, to);
  const pad = piece.height * 0.3;
  const left = from === 0 ? piece.left : (characters.at(0)?.u ?? piece.left) - pad;
  const right = to >= piece.characters.length ? piece.right : (characters.at(-1)?.u ?? piece.right) + pad;
  return { ...piece, characters, left, right };
}

/** What a piece says, its spaces included. */
export function pieceText({ characters }: Pick<Piece, "characters">): string {
  return characters
    .map(({ text, hasSpaceBefore }, i) => (hasSpaceBefore && i > 0 ? ` ${text}` : text))
    .join("");
}

/** Mean probability of a piece's characters; 0 of an empty one. */
export function pieceConfidence({ characters }: Pick<Piece, "characters">): number {
  const sum = characters.reduce((total, { probability }) => total + probability, 0);
  return characters.length === 0 ? 0 : sum / characters.length;
}

/** Where pieces lie in the picture, as they read. */
export function regionOf(pieces: readonly Piece[], angle: number): Quad {
  const left = Math.min(...pieces.map((piece) => piece.left));
  const right = Math.max(...pieces.map((piece) => piece.right));
  const top = Math.min(...pieces.map(({ v, height }) => v - height / 2));
  const bottom = Math.max(...pieces.map(({ v, height }) => v + height / 2));
  const corner = (x: number, y: number) => toPicture({ x, y }, angle);
  return [corner(left, top), corner(right, top), corner(right, bottom), corner(left, bottom)];
}

/** A point given in the page's axes, in the picture. */
export function toPicture({ x, y }: Point, angle: number): Point {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return { x: x * cos - y * sin, y: x * sin + y * cos };
}

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

/** Room between two characters, in heights of the line's box, from which on they are two pieces. */
const columnGap = 1.4;
const leastConfidence = 0.3;

/** Lays the lines out; a line with a wide gap is two pieces. What was hardly read is left out. */
export function layOut({ angle, lines }: OrientedLines): Page {
  const pieces = lines
    .flatMap((line) => toPieces(line, angle))
    .filter(({ characters }) => characters.some(({ probability }) => probability >= leastConfidence));
  return { angle, pieces: pieces.toSorted((a, b) => a.v - b.v || a.left - b.left) };
}

function toPieces({ box, characters, spaces }: ReadLine, angle: number): Piece[] {
  const middle = turned(box.center, -angle);
  const [along, across] = [Math.cos(box.angle - angle), Math.sin(box.angle - angle)];
  const placed = characters.map(({ text, probability, at }, i) => ({
    text,
    probability,
    hasSpaceBefore: spaces.has(i),
    u: middle.x + (at - 0.5) * box.width * along,
  }));
  const cuts = placed.flatMap(({ u }, i) =>
    i > 0 && u - (placed[i - 1]?.u ?? u) > columnGap * box.height ? [i] : [],
  );
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
  const corner = (x: number, y: number) => turned({ x, y }, angle);
  return [corner(left, top), corner(right, top), corner(right, bottom), corner(left, bottom)];
}

function turned({ x, y }: Point, angle: number): Point {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return { x: x * cos - y * sin, y: x * sin + y * cos };
}

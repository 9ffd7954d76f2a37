import { type LineBox, pointAt, reversed } from "./line-box.ts";

/** A piece of text that looks as if it belonged to a zone. */
export interface LinePiece {
  readonly box: LineBox;
  /** From one character to the next, in pixels of the picture; 0 when too few were read. */
  readonly pitch: number;
  /** Characters that were read. */
  readonly length: number;
  /** Fillers among them. */
  readonly fillers: number;
  /** Mean probability of its characters, 0 to 1. */
  readonly confidence: number;
}

/** Lines that may be a zone, in order, and the distance of their characters in pixels of the picture. */
export interface TextBlock {
  readonly lines: readonly LineBox[];
  readonly pitch: number;
}

const maxBlocks = 3;
const maxTurn = Math.cos((10 * Math.PI) / 180);
const minLength = 8;
const minConfidence = 0.5;
const minRowLength = 18;
const minFullLength = 26;
const maxPitchRatio = 2.2;

/**
 * Gathers the lines of each possible zone: pieces of like height, pitch and direction round a seed, pieces of one
 * line joined, all lines as long as the longest (detectors cut trailing fillers off). Likeliest zone first, its lines
 * in order.
 */
export function groupLines(pieces: readonly LinePiece[]): TextBlock[] {
  const seeds = pieces.filter(isReadable).toSorted((a, b) => likeness(b) - likeness(a));
  const used = new Set<LinePiece>();
  const blocks: TextBlock[] = [];
  for (const seed of seeds) {
    if (used.has(seed) || blocks.length === maxBlocks) continue;
    const rows = rowsRound(seed, pieces).filter((row) => isLine(seed, row));
    for (const { source } of rows.flat()) used.add(source);
    if (isBlock(rows)) blocks.push({ lines: sameExtent(seed.box, rows), pitch: pitchOf(rows) });
  }
  return blocks;
}

/** The pitch of most of the block's characters. */
function pitchOf(rows: readonly (readonly LinePiece[])[]): number {
  const pieces = rows.flat().filter(({ pitch }) => pitch > 0);
  const sorted = pieces.toSorted((a, b) => a.pitch - b.pitch);
  const half = sorted.reduce((sum, { length }) => sum + length, 0) / 2;
  let seen = 0;
  for (const { pitch, length } of sorted) {
    seen += length;
    if (seen >= half) return pitch;
  }
  return 0;
}

function isBlock(rows: readonly (readonly LinePiece[])[]): boolean {
  return rows.length >= 2 && rows.flat().some((piece) => piece.fillers >= 2 || piece.length >= minFullLength);
}

/** How much a piece looks like a zone's line. */
export function likeness({ length, fillers, confidence }: LinePiece): number {
  return confidence * length * (fillers >= 2 ? 1.3 : 1);
}

interface Placed extends LinePiece {
  readonly source: LinePiece;
  readonly along: number;
  readonly across: number;
}

function rowsRound(seed: LinePiece, pieces: readonly LinePiece[]): Placed[][] {
  const rows: Placed[][] = [];
  const near = pieces.map((piece) => place(seed.box, piece)).filter((piece) => isNear(seed, piece));
  for (const piece of near.toSorted((a, b) => b.box.width - a.box.width)) {
    const row = rows.find((others) => others.some((other) => isSameRow(other, piece)));
    if (row) row.push(piece);
    else rows.push([piece]);
  }
  return rows.toSorted((a, b) => (a[0]?.across ?? 0) - (b[0]?.across ?? 0));
}

function place(frame: LineBox, piece: LinePiece): Placed {
  const cos = Math.cos(frame.angle);
  const sin = Math.sin(frame.angle);
  const x = piece.box.center.x - frame.center.x;
  const y = piece.box.center.y - frame.center.y;
  const box = Math.cos(piece.box.angle - frame.angle) < 0 ? reversed(piece.box) : piece.box;
  return { ...piece, source: piece, box, along: x * cos + y * sin, across: y * cos - x * sin };
}

function isNear(seed: LinePiece, piece: Placed): boolean {
  const { box, along, across } = piece;
  const { width, height, angle } = seed.box;
  if (Math.cos(box.angle - angle) < maxTurn) return false;
  if (box.height > height * 1.6 || box.height < height * 0.6) return false;
  if (Math.abs(across) > height * 5.5 || Math.abs(along) > (width + box.width) / 2 + height * 6) return false;
  return isFlush(seed, piece) || hasLikePitch(seed, piece);
}

/** Fillers alone are hard to read, so a box as wide as the seed and flush with it counts whatever was read in it. */
function isFlush({ box: seed }: LinePiece, { box, along }: Placed): boolean {
  return Math.abs(box.width - seed.width) < seed.width * 0.12 && Math.abs(along) < seed.height * 1.5;
}

function hasLikePitch(seed: LinePiece, piece: LinePiece): boolean {
  const ratio = piece.box.width / piece.length / (seed.box.width / seed.length);
  return isReadable(piece) && ratio < maxPitchRatio && ratio > 1 / maxPitchRatio;
}

/** Judged along the longer piece's own direction, so that a turned seed does not tear a line apart. */
function isSameRow(longer: Placed, piece: Placed): boolean {
  const offset = place(longer.box, piece).across;
  return Math.abs(offset) < longer.box.height * 0.45;
}

function isReadable(piece: LinePiece): boolean {
  return piece.length >= minLength && piece.confidence >= minConfidence;
}

function isLine(seed: LinePiece, row: readonly Placed[]): boolean {
  if (row.some((piece) => isFlush(seed, piece))) return true;
  const readable = row.filter(isReadable);
  const length = readable.reduce((sum, piece) => sum + piece.length, 0);
  return length >= minRowLength || readable.some((piece) => piece.fillers >= 2);
}

function sameExtent(frame: LineBox, rows: readonly (readonly Placed[])[]): LineBox[] {
  const ends = rows.flat().flatMap(({ along, box }) => [along - box.width / 2, along + box.width / 2]);
  const left = Math.min(...ends);
  const right = Math.max(...ends);
  return rows.flatMap((row) => {
    const line = joined(row);
    if (!line) return [];
    const middle = (left + right) / 2 - place(frame, { ...row[0], box: line } as Placed).along;
    return [{ ...line, center: pointAt(line, middle, 0), width: right - left }];
  });
}

/** One box round the pieces of a line: turned as the line through their far ends. */
function joined(row: readonly Placed[]): LineBox | undefined {
  const [main] = row;
  const first = row.toSorted((a, b) => a.along - b.along)[0];
  const last = row.toSorted((a, b) => b.along - a.along)[0];
  if (!main || !first || !last || first === last) return main?.box;
  const start = pointAt(first.box, -first.box.width / 2, 0);
  const end = pointAt(last.box, last.box.width / 2, 0);
  return {
    center: { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 },
    width: Math.hypot(end.x - start.x, end.y - start.y),
    height: main.box.height,
    angle: Math.atan2(end.y - start.y, end.x - start.x),
  };
}

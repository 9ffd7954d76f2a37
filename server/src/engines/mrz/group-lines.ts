import { type LineBox, pointAt } from "./line-box.ts";

/** A piece of text that looks as if it belonged to a zone. */
export interface LinePiece {
  readonly box: LineBox;
  /** Characters that were read. */
  readonly length: number;
  /** Fillers among them. */
  readonly fillers: number;
  /** Mean probability of its characters, 0 to 1. */
  readonly confidence: number;
}

const maxSeeds = 4;
const maxTurn = Math.cos((10 * Math.PI) / 180);
const minRowLength = 14;

/**
 * Gathers the lines of each possible zone: pieces of like height and direction round a seed, pieces of one line
 * joined, all lines as long as the longest (detectors cut trailing fillers off). Likeliest zone first, lines in order.
 */
export function groupLines(pieces: readonly LinePiece[]): LineBox[][] {
  const seeds = pieces.toSorted((a, b) => likeness(b) - likeness(a)).slice(0, maxSeeds);
  const blocks = new Map<string, LineBox[]>();
  for (const seed of seeds) {
    const rows = rowsRound(seed, pieces).filter(isLine);
    const block = sameExtent(seed.box, rows);
    const key = block.map(({ center }) => `${Math.round(center.x)},${Math.round(center.y)}`).join(" ");
    if (block.length > 0 && !blocks.has(key)) blocks.set(key, block);
  }
  return [...blocks.values()];
}

/** How much a piece looks like a zone's line. */
export function likeness({ length, fillers, confidence }: LinePiece): number {
  return confidence * length * (fillers >= 2 ? 1.3 : 1);
}

interface Placed extends LinePiece {
  readonly along: number;
  readonly across: number;
}

function rowsRound(seed: LinePiece, pieces: readonly LinePiece[]): Placed[][] {
  const rows: Placed[][] = [];
  const near = pieces.map((piece) => place(seed.box, piece)).filter((piece) => isNear(seed.box, piece));
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
  return { ...piece, along: x * cos + y * sin, across: y * cos - x * sin };
}

function isNear(seed: LineBox, { box, along, across }: Placed): boolean {
  if (Math.cos(box.angle - seed.angle) < maxTurn) return false;
  if (box.height > seed.height * 1.6 || box.height < seed.height * 0.6) return false;
  return (
    Math.abs(across) < seed.height * 4.2 && Math.abs(along) < (seed.width + box.width) / 2 + seed.height * 6
  );
}

/** Judged along the longer piece's own direction, so that a turned seed does not tear a line apart. */
function isSameRow(longer: Placed, piece: Placed): boolean {
  const offset = place(longer.box, piece).across;
  return Math.abs(offset) < longer.box.height * 0.45;
}

function isLine(row: readonly Placed[]): boolean {
  const length = row.reduce((sum, piece) => sum + piece.length, 0);
  return length >= minRowLength || row.some((piece) => piece.fillers >= 2);
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

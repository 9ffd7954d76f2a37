import type { Point } from "#core/media/image.ts";
import { type Candidate, candidateOf, type Size } from "./candidate.ts";
import { type StraightLine, through } from "./straight-line.ts";
import { borderLine, type SupportedLine, supportBetween } from "./support.ts";
import type { TextPiece, TextRun } from "./text-evidence.ts";

const linesEachWay = 24;
const pairsEachWay = 45;

/** The lines of one direction, from the first side to the last. */
interface Pair {
  readonly first: SupportedLine;
  readonly last: SupportedLine;
  readonly score: number;
}

/** All quads worth weighing whose upper side runs roughly along some text. */
export function quadsAlong(
  run: TextRun,
  lines: readonly SupportedLine[],
  picture: Size,
): readonly Candidate[] {
  const extra = margin * Math.max(run.along[1] - run.along[0], run.across[1] - run.across[0]);
  const pairs = (direction: number, [from, to]: readonly [number, number]): readonly Pair[] => {
    const borne = (line: SupportedLine): number => borneAlong(line, direction, [from - extra, to + extra]);
    return pairLines(likeliest(lines, direction, run.pieces, borne), {
      direction,
      pieces: run.pieces,
      picture,
    });
  };
  const rows = pairs(run.axis + Math.PI / 2, run.along);
  const columns = pairs(run.axis, [-run.across[1], -run.across[0]]);
  return combine(rows, columns, picture);
}

/** All quads worth weighing by the lines alone, along the best-borne one. */
export function quadsOfLines(lines: readonly SupportedLine[], picture: Size): readonly Candidate[] {
  const [best] = lines;
  if (!best) return [];
  const long = Math.max(picture.width, picture.height) / 2;
  const pairs = (direction: number): readonly Pair[] => {
    const likely = likeliest(lines, direction, [], ({ longest }) => Math.min(1, longest / long));
    return pairLines(likely, { direction, pieces: [], picture });
  };
  return combine(pairs(best.angle), pairs(best.angle - Math.PI / 2), picture);
}

function combine(rows: readonly Pair[], columns: readonly Pair[], picture: Size): readonly Candidate[] {
  return rows.flatMap((row) =>
    columns.flatMap((column) => {
      const lines = { top: row.first, right: column.last, bottom: row.last, left: column.first };
      const candidate = candidateOf(lines, picture);
      return candidate ? [candidate] : [];
    }),
  );
}

const margin = 0.35;
const unseen = 0.25;
const likelyTurn = 0.14;

/** Whether a line's normal lies within 45° of a direction. */
function runsAcross({ angle }: StraightLine, direction: number): boolean {
  return Math.abs(Math.cos(angle - direction)) >= Math.SQRT1_2;
}

/** The lines most likely to be sides: borne by edges, square to the direction, not through words. */
function likeliest(
  lines: readonly SupportedLine[],
  direction: number,
  pieces: readonly TextPiece[],
  borneBy: (line: SupportedLine) => number,
): readonly BorneLine[] {
  const total = sum(pieces.map(({ area }) => area)) || 1;
  const ranked = lines
    .filter((line) => runsAcross(line, direction))
    .map((line) => {
      const turn = Math.asin(Math.min(1, Math.abs(Math.sin(line.angle - direction))));
      const likeness = 0.2 + 0.8 * Math.exp(-((turn / likelyTurn) ** 2));
      return { line, borne: borneBy(line) * likeness * (1 - cutBy(line, pieces) / total) };
    });
  return ranked.toSorted((a, b) => b.borne - a.borne).slice(0, linesEachWay);
}

/** A line and how well edges bear it beside the text, 0 to 1. */
interface BorneLine {
  readonly line: SupportedLine;
  readonly borne: number;
}

/** Strength of a line's edges over a stretch that is measured along the direction turned by −90°. */
function borneAlong(line: SupportedLine, direction: number, [from, to]: readonly [number, number]): number {
  // The line's own places are measured along its normal turned by +90°.
  const sign = Math.cos(line.angle + Math.PI / 2 - (direction - Math.PI / 2)) < 0 ? -1 : 1;
  return supportBetween(line, sign * from, sign * to).strength;
}

function bordersOf({ width, height }: Size): readonly SupportedLine[] {
  const corner = { x: 0, y: 0 };
  const opposite = { x: width - 1, y: height - 1 };
  return [
    through(corner, 0),
    through(opposite, 0),
    through(corner, Math.PI / 2),
    through(opposite, Math.PI / 2),
  ].map(borderLine);
}

/** Area of the text that a line runs through. */
function cutBy(line: SupportedLine, pieces: readonly TextPiece[]): number {
  const [cos, sin] = [Math.cos(line.angle), Math.sin(line.angle)];
  let cut = 0;
  for (const { area, points } of pieces) {
    let before = 0;
    for (const { x, y } of points) if (x * cos + y * sin < line.offset) before += 1;
    if (before > 0 && before < points.length) cut += area;
  }
  return cut;
}

const least = 0.1;

/** Pairs with text between them and little cut, the most promising first. */
function pairLines(
  likely: readonly BorneLine[],
  { direction, pieces, picture }: { direction: number; pieces: readonly TextPiece[]; picture: Size },
): readonly Pair[] {
  const { width, height } = picture;
  const middle = { x: width / 2, y: height / 2 };
  const borders = bordersOf(picture).filter((line) => runsAcross(line, direction));
  const lines = [...likely, ...borders.map((line) => ({ line, borne: unseen }))];
  const sorted = lines
    .map((line) => aimed(line, direction))
    .toSorted((a, b) => away(b, middle) - away(a, middle));
  const total = sum(pieces.map(({ area }) => area));
  const pairs: Pair[] = [];
  sorted.forEach((first, i) => {
    for (const last of sorted.slice(i + 1)) {
      const gap = away(first, middle) - away(last, middle);
      if (gap < least * Math.min(width, height)) continue;
      const text = total === 0 ? 0 : textBetween(pieces, first, last) / total;
      pairs.push({ first: first.line, last: last.line, score: text + 2 * Math.min(first.borne, last.borne) });
    }
  });
  return pairs.toSorted((a, b) => b.score - a.score).slice(0, pairsEachWay);
}

/** A line whose normal points along the sorting direction. */
interface Aimed extends BorneLine {
  readonly x: number;
  readonly y: number;
  readonly offset: number;
}

function aimed({ line, borne }: BorneLine, direction: number): Aimed {
  const sign = Math.cos(line.angle - direction) < 0 ? -1 : 1;
  return {
    line,
    borne,
    x: sign * Math.cos(line.angle),
    y: sign * Math.sin(line.angle),
    offset: sign * line.offset,
  };
}

/** How far past the line a point lies. */
function away({ x, y, offset }: Aimed, point: Point): number {
  return point.x * x + point.y * y - offset;
}

/** Area of text that lies between two lines, less what they cut. */
function textBetween(pieces: readonly TextPiece[], first: Aimed, last: Aimed): number {
  let score = 0;
  for (const { area, points } of pieces) {
    const inside = points.filter((point) => away(first, point) >= 0 && away(last, point) <= 0).length;
    if (inside === points.length) score += area;
    else if (inside > 0) score -= area;
  }
  return score;
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

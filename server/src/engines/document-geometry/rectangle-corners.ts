import type { Point } from "#core/media/image.ts";
import { type Candidate, candidateOf, type Size } from "./candidate.ts";
import { crossing, type StraightLine } from "./straight-line.ts";
import type { SupportedLine } from "./support.ts";

/** Where a row's edge and a column's edge both end. */
interface Corner {
  readonly row: SupportedLine;
  readonly column: SupportedLine;
  readonly place: Point;
  /** The row's edge runs from here to the right. */
  readonly isLeft: boolean;
  /** The column's edge runs from here downwards. */
  readonly isTop: boolean;
  /** Of both edges. */
  readonly length: number;
}

const mostLines = 90;
const mostOfAKind = 45;
const shortest = 24;
const squarest = Math.sin((25 * Math.PI) / 180);

/** All quads of which two opposite corners can be seen; rows run roughly along `axis`. */
export function quadsOfCorners(
  lines: readonly SupportedLine[],
  axis: number,
  picture: Size,
): readonly Candidate[] {
  const corners = findCorners(lines.slice(0, mostLines), axis);
  const kind = (isTop: boolean, isLeft: boolean): readonly Corner[] =>
    corners
      .filter((corner) => corner.isTop === isTop && corner.isLeft === isLeft)
      .toSorted((a, b) => b.length - a.length)
      .slice(0, mostOfAKind);
  const candidates: Candidate[] = [];
  const add = (candidate: Candidate | undefined): void => {
    if (candidate) candidates.push(candidate);
  };
  for (const a of kind(true, true)) {
    for (const b of kind(false, false)) {
      add(candidateOf({ top: a.row, left: a.column, bottom: b.row, right: b.column }, picture));
    }
  }
  for (const a of kind(true, false)) {
    for (const b of kind(false, true)) {
      add(candidateOf({ top: a.row, right: a.column, bottom: b.row, left: b.column }, picture));
    }
  }
  return candidates;
}

function findCorners(lines: readonly SupportedLine[], axis: number): readonly Corner[] {
  const isRow = ({ angle }: StraightLine): boolean => Math.abs(Math.sin(angle - axis)) >= Math.SQRT1_2;
  const rows = endsOf(lines.filter(isRow), axis);
  const columns = endsOf(
    lines.filter((line) => !isRow(line)),
    axis + Math.PI / 2,
  );
  const corners: Corner[] = [];
  for (const row of rows) {
    for (const column of columns) {
      if (Math.abs(Math.cos(row.line.angle - column.line.angle)) > squarest) continue;
      const place = crossing(row.line, column.line);
      if (!isNear(row, place) || !isNear(column, place)) continue;
      corners.push({
        row: row.line,
        column: column.line,
        place,
        isLeft: row.isFirst,
        isTop: column.isFirst,
        length: row.length + column.length,
      });
    }
  }
  return corners;
}

/** An end of a stretch that edges bear. */
interface End {
  readonly line: SupportedLine;
  readonly place: Point;
  readonly length: number;
  /** The stretch runs on in the sorting direction. */
  readonly isFirst: boolean;
}

/** Both ends of the stretches of lines that run along a direction. */
function endsOf(lines: readonly SupportedLine[], direction: number): readonly End[] {
  return lines.flatMap((line) => {
    const [cos, sin] = [Math.cos(line.angle), Math.sin(line.angle)];
    const runsAlong = -sin * Math.cos(direction) + cos * Math.sin(direction) > 0;
    const at = (t: number): Point => ({ x: cos * line.offset - sin * t, y: sin * line.offset + cos * t });
    return line.stretches
      .filter(({ from, to }) => to - from >= shortest)
      .flatMap(({ from, to }) => [
        { line, place: at(from), length: to - from, isFirst: runsAlong },
        { line, place: at(to), length: to - from, isFirst: !runsAlong },
      ]);
  });
}

const nearest = 8;
const nearestShare = 0.09;

/** A document's rounded corners keep its edges a little from where they would meet. */
function isNear({ place, length }: End, { x, y }: Point): boolean {
  return Math.hypot(place.x - x, place.y - y) <= Math.max(nearest, nearestShare * length);
}

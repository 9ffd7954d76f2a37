import type { Point } from "#core/media/image.ts";

/** The eight numbers of a homography; the ninth is 1. */
type Homography = readonly number[];

/**
 * How far points are from having moved as a plane does: the root mean square of what the best homography leaves, as a
 * share of the points' own spread (their root mean square distance from their middle). A flat picture leaves only the
 * error of the points, however it is turned, bent over or brought closer; a head leaves the more the further it turns.
 */
export function planarResidual(before: readonly Point[], after: readonly Point[]): number {
  const [from, to] = [normalised(before), normalised(after)];
  const homography = fitHomography(from, to);
  if (!homography) return 0;
  let squares = 0;
  from.forEach((point, i) => {
    const mapped = apply(homography, point);
    const target = to[i] ?? mapped;
    squares += (mapped.x - target.x) ** 2 + (mapped.y - target.y) ** 2;
  });
  return Math.sqrt(squares / Math.max(1, from.length));
}

/** Moved to the middle and scaled to a root mean square distance of 1. */
function normalised(points: readonly Point[]): readonly Point[] {
  const count = Math.max(1, points.length);
  const x = points.reduce((sum, point) => sum + point.x, 0) / count;
  const y = points.reduce((sum, point) => sum + point.y, 0) / count;
  const spread = Math.sqrt(points.reduce((sum, p) => sum + (p.x - x) ** 2 + (p.y - y) ** 2, 0) / count);
  return points.map((point) => ({ x: (point.x - x) / (spread || 1), y: (point.y - y) / (spread || 1) }));
}

function apply([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0]: Homography, { x, y }: Point): Point {
  const w = g * x + h * y + 1;
  return { x: (a * x + b * y + c) / w, y: (d * x + e * y + f) / w };
}

/** Least squares of the linear equations (Hartley and Zisserman, Multiple View Geometry, section 4.1.2). */
function fitHomography(from: readonly Point[], to: readonly Point[]): Homography | undefined {
  const rows: number[][] = [];
  from.forEach(({ x, y }, i) => {
    const { x: u, y: v } = to[i] ?? { x: 0, y: 0 };
    rows.push([x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v]);
  });
  const size = 8;
  const normal = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size + 1 }, (_column, j) =>
      rows.reduce((sum, row) => sum + (row[i] ?? 0) * (row[j] ?? 0), 0),
    ),
  );
  return solve(normal);
}

const singular = 1e-9;

/** Gauss's elimination with pivots; undefined when the equations do not settle every number. */
function solve(matrix: number[][]): number[] | undefined {
  const size = matrix.length;
  for (let column = 0; column < size; column += 1) {
    const pivot = matrix
      .slice(column)
      .toSorted((a, b) => Math.abs(at(b, column)) - Math.abs(at(a, column)))[0];
    if (!pivot || Math.abs(at(pivot, column)) < singular) return undefined;
    const place = matrix.indexOf(pivot);
    [matrix[column], matrix[place]] = [pivot, matrix[column] ?? pivot];
    for (const row of matrix) {
      if (row === pivot) continue;
      const factor = at(row, column) / at(pivot, column);
      for (let j = column; j <= size; j += 1) row[j] = at(row, j) - factor * at(pivot, j);
    }
  }
  return matrix.map((row, i) => at(row, size) / at(row, i));
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? 0;
}

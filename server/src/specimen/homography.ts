import type { Point, Quad } from "#core/media/image.ts";

/** A projective map, row by row, its last number 1. */
export type Homography = readonly [number, number, number, number, number, number, number, number];

/** The projective map that takes the corners `from` to `to`. Throws RangeError when three corners lie on a line. */
export function homographyBetween(from: Quad, to: Quad): Homography {
  const rows: number[][] = [];
  from.forEach(({ x, y }, i) => {
    const { x: u, y: v } = to[i] ?? { x: 0, y: 0 };
    rows.push([x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v]);
  });
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = solve(rows);
  return [a, b, c, d, e, f, g, h];
}

/** Where a point goes. */
export function project([a, b, c, d, e, f, g, h]: Homography, { x, y }: Point): Point {
  const w = g * x + h * y + 1;
  return { x: (a * x + b * y + c) / w, y: (d * x + e * y + f) / w };
}

/** Gauss and Jordan with pivots, on rows that end in their right side. */
function solve(rows: number[][]): number[] {
  rows.forEach((_row, column) => {
    const below = rows.slice(column);
    const pivot = below.reduce((best, row) =>
      Math.abs(row[column] ?? 0) > Math.abs(best[column] ?? 0) ? row : best,
    );
    const value = pivot[column] ?? 0;
    if (Math.abs(value) < 1e-12) throw new RangeError("three corners lie on a line");
    rows.splice(rows.indexOf(pivot), 1);
    const unit = pivot.map((number) => number / value);
    rows.splice(column, 0, unit);
    rows.forEach((row, r) => {
      const factor = row[column] ?? 0;
      if (r !== column) rows[r] = row.map((number, i) => number - factor * (unit[i] ?? 0));
    });
  });
  return rows.map((row) => row.at(-1) ?? 0);
}

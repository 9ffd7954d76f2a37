import type { Rect } from "./page-content.ts";

/** PDF's matrix: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** Does `inner` first, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  return [
    a * inner[0] + c * inner[1],
    b * inner[0] + d * inner[1],
    a * inner[2] + c * inner[3],
    b * inner[2] + d * inner[3],
    a * inner[4] + c * inner[5] + e,
    b * inner[4] + d * inner[5] + f,
  ];
}

/** The upright rectangle around a rectangle's four corners once they are moved. */
export function boundsOf(matrix: Matrix, [x0, y0, x1, y1]: readonly number[]): Rect {
  const [a, b, c, d, e, f] = matrix;
  const [left = 0, top = 0, right = 0, bottom = 0] = [x0, y0, x1, y1];
  const corners = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ] as const;
  const xs = corners.map(([x, y]) => a * x + c * y + e);
  const ys = corners.map(([x, y]) => b * x + d * y + f);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** Whether the six numbers of a file are a matrix. */
export function isMatrix(value: unknown): value is Matrix {
  return Array.isArray(value) ? value.length >= 6 && value.every(Number.isFinite) : isTyped(value);
}

function isTyped(value: unknown): boolean {
  return value instanceof Float32Array || value instanceof Float64Array ? value.length >= 6 : false;
}

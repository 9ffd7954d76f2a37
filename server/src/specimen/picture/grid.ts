import type { Size } from "./picture.ts";

const cell = 16;

/** A smooth field over a frame, kept at every sixteenth pixel. */
export interface Grid {
  readonly columns: number;
  readonly values: Float32Array;
}

/** Samples `value` on a grid over the frame. */
export function makeGrid({ width, height }: Size, value: (x: number, y: number) => number): Grid {
  const columns = Math.ceil(width / cell) + 2;
  const rows = Math.ceil(height / cell) + 2;
  const values = Float32Array.from({ length: columns * rows }, (_unused, i) =>
    value((i % columns) * cell, Math.floor(i / columns) * cell),
  );
  return { columns, values };
}

/** The field along the row `y`, for each pixel of `line`. */
export function fillRow({ columns, values }: Grid, y: number, line: Float32Array): void {
  const row = Math.floor(y / cell);
  const fy = y / cell - row;
  const at = (column: number) =>
    (values[row * columns + column] ?? 0) * (1 - fy) + (values[(row + 1) * columns + column] ?? 0) * fy;
  let right = at(0);
  for (let start = 0, column = 1; start < line.length; start += cell, column += 1) {
    const left = right;
    right = at(column);
    const step = (right - left) / cell;
    const end = Math.min(start + cell, line.length);
    for (let x = start; x < end; x += 1) line[x] = left + step * (x - start);
  }
}

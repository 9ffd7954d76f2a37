import type { Quad } from "#core/media/image.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { rectify, unitSquareTo } from "#engines/runtime/rectify.ts";

/** A document laid flat, in square cells: how light its paper is there, how uneven, and of which colour. */
export interface CellGrid {
  readonly columns: number;
  readonly rows: number;
  /** Upper quartile of luma. */
  readonly bright: Float32Array;
  /** Difference between the upper and the lower quartile of luma. */
  readonly range: Float32Array;
  /** Mean red, green and blue, cell by cell. */
  readonly colour: Float32Array;
  /** Where in the picture a cell's middle lies, x and y, cell by cell. */
  readonly place: Float32Array;
}

const cellSide = 4;

/** Lays a quad flat in `columns` × `rows` cells, and `margin` cells more on every side. */
export function toCells(
  raster: Raster,
  corners: Quad,
  size: { readonly columns: number; readonly rows: number; readonly margin: number },
): CellGrid {
  const columns = size.columns + 2 * size.margin;
  const rows = size.rows + 2 * size.margin;
  const map = unitSquareTo(corners);
  const at = new Float64Array(2);
  const locate = (column: number, row: number): { x: number; y: number } => {
    map((column - size.margin) / size.columns, (row - size.margin) / size.rows, at);
    return { x: at[0] ?? 0, y: at[1] ?? 0 };
  };
  const around: Quad = [locate(0, 0), locate(columns, 0), locate(columns, rows), locate(0, rows)];
  const flat = rectify(raster, around, { width: columns * cellSide, height: rows * cellSide });
  const place = new Float32Array(columns * rows * 2);
  for (let cell = 0; cell < columns * rows; cell += 1) {
    const { x, y } = locate((cell % columns) + 0.5, Math.floor(cell / columns) + 0.5);
    place[2 * cell] = x;
    place[2 * cell + 1] = y;
  }
  return { columns, rows, place, ...summarise(flat, columns, rows) };
}

function summarise(
  { data, width }: Raster,
  columns: number,
  rows: number,
): Pick<CellGrid, "bright" | "range" | "colour"> {
  const bright = new Float32Array(columns * rows);
  const range = new Float32Array(columns * rows);
  const colour = new Float32Array(columns * rows * 3);
  const levels = new Uint8Array(cellSide * cellSide);
  for (let cell = 0; cell < columns * rows; cell += 1) {
    const start = Math.floor(cell / columns) * cellSide * width + (cell % columns) * cellSide;
    for (let k = 0; k < levels.length; k += 1) {
      const p = (start + Math.floor(k / cellSide) * width + (k % cellSide)) * 3;
      const [red, green, blue] = [data[p] ?? 0, data[p + 1] ?? 0, data[p + 2] ?? 0];
      levels[k] = (red * 77 + green * 150 + blue * 29 + 128) >> 8;
      colour[3 * cell] = (colour[3 * cell] ?? 0) + red / levels.length;
      colour[3 * cell + 1] = (colour[3 * cell + 1] ?? 0) + green / levels.length;
      colour[3 * cell + 2] = (colour[3 * cell + 2] ?? 0) + blue / levels.length;
    }
    sortFew(levels);
    bright[cell] = levels[Math.floor(levels.length * 0.75)] ?? 0;
    range[cell] = (bright[cell] ?? 0) - (levels[Math.floor(levels.length * 0.25)] ?? 0);
  }
  return { bright, range, colour };
}

/** By insertion: calling the general sort takes longer than sorting so few does. */
function sortFew(values: Uint8Array): void {
  for (let i = 1; i < values.length; i += 1) {
    const value = values[i] ?? 0;
    let at = i;
    for (; at > 0 && (values[at - 1] ?? 0) > value; at -= 1) values[at] = values[at - 1] ?? 0;
    values[at] = value;
  }
}

/** Cells that hang together by their sides. */
export function blobsOf(isMember: ArrayLike<number>, columns: number): readonly (readonly number[])[] {
  const blobs: number[][] = [];
  const isSeen = new Uint8Array(isMember.length);
  for (let start = 0; start < isMember.length; start += 1) {
    if (isMember[start] !== 1 || isSeen[start] === 1) continue;
    const blob = [start];
    isSeen[start] = 1;
    // The loop goes on to what is added meanwhile.
    for (const cell of blob) {
      for (const next of neighbours(cell, columns, isMember.length)) {
        if (isMember[next] !== 1 || isSeen[next] === 1) continue;
        isSeen[next] = 1;
        blob.push(next);
      }
    }
    blobs.push(blob);
  }
  return blobs;
}

/** The cells that share a side with a cell. */
export function neighbours(cell: number, columns: number, count: number): readonly number[] {
  const x = cell % columns;
  const around = [cell - columns, cell + columns];
  if (x > 0) around.push(cell - 1);
  if (x < columns - 1) around.push(cell + 1);
  return around.filter((next) => next >= 0 && next < count);
}

/** A grid without the cells of its margin. */
export function withoutMargin(grid: CellGrid, margin: number): CellGrid {
  const columns = grid.columns - 2 * margin;
  const rows = grid.rows - 2 * margin;
  const pick = (values: Float32Array, each: number): Float32Array =>
    Float32Array.from({ length: columns * rows * each }, (_, i) => {
      const cell = Math.floor(i / each);
      const from = (Math.floor(cell / columns) + margin) * grid.columns + (cell % columns) + margin;
      return values[from * each + (i % each)] ?? 0;
    });
  return {
    columns,
    rows,
    bright: pick(grid.bright, 1),
    range: pick(grid.range, 1),
    colour: pick(grid.colour, 3),
    place: pick(grid.place, 2),
  };
}

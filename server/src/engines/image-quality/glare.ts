import { blobsOf, type CellGrid } from "./cell-grid.ts";

/** Rings round a cell with which it is compared, in cells. */
const radii = [6, 10, 16];
const ringPlaces = 16;
const fewestPlaces = 7;
const nearlyAll = 0.9;
const leastLighter = 8;
const smoothest = 16;
const fewestCells = 6;

/**
 * For each cell whether a reflection lies there: a spot without print that is lighter than nearly all that lies round it.
 * Bands and panels are not, for along them it is as light.
 */
export function findGlare(grid: CellGrid): Uint8Array {
  const isLike = grid.bright.map((_bright, cell) =>
    (grid.range[cell] ?? 0) <= smoothest && radii.some((radius) => isLighter(grid, cell, radius)) ? 1 : 0,
  );
  const glare = new Uint8Array(isLike.length);
  for (const blob of blobsOf(isLike, grid.columns)) {
    if (blob.length < fewestCells) continue;
    for (const cell of blob) glare[cell] = 1;
  }
  return glare;
}

function isLighter({ columns, rows, bright }: CellGrid, cell: number, radius: number): boolean {
  const [x, y] = [cell % columns, Math.floor(cell / columns)];
  const ring: number[] = [];
  for (let k = 0; k < ringPlaces; k += 1) {
    const turn = (2 * Math.PI * k) / ringPlaces;
    const u = Math.round(x + radius * Math.cos(turn));
    const v = Math.round(y + radius * Math.sin(turn));
    if (u >= 0 && v >= 0 && u < columns && v < rows) ring.push(bright[v * columns + u] ?? 0);
  }
  if (ring.length < fewestPlaces) return false;
  const sorted = ring.toSorted((a, b) => a - b);
  const most = sorted[Math.min(sorted.length - 1, Math.floor(nearlyAll * sorted.length))] ?? 0;
  return (bright[cell] ?? 0) - most >= leastLighter;
}

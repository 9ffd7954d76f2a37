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
    (grid.range[cell] ?? 0) <= smoothest && rings.some((ring) => isLighter(grid, cell, ring)) ? 1 : 0,
  );
  const glare = new Uint8Array(isLike.length);
  for (const blob of blobsOf(isLike, grid.columns)) {
    if (blob.length < fewestCells) continue;
    for (const cell of blob) glare[cell] = 1;
  }
  return glare;
}

/** Of each radius, where the ring's places lie beside its middle. */
const rings = radii.map((radius) =>
  Array.from({ length: ringPlaces }, (_, k) => {
    const turn = (2 * Math.PI * k) / ringPlaces;
    return { dx: radius * Math.cos(turn), dy: radius * Math.sin(turn) };
  }),
);

function isLighter({ columns, rows, bright }: CellGrid, cell: number, ring: (typeof rings)[number]): boolean {
  const x = cell % columns;
  const y = Math.floor(cell / columns);
  const least = (bright[cell] ?? 0) - leastLighter;
  let [places, lighter] = [0, 0];
  for (const { dx, dy } of ring) {
    const u = Math.round(x + dx);
    const v = Math.round(y + dy);
    if (u < 0 || v < 0 || u >= columns || v >= rows) continue;
    places += 1;
    if ((bright[v * columns + u] ?? 0) > least) lighter += 1;
  }
  return places >= fewestPlaces && lighter < places - Math.min(places - 1, Math.floor(nearlyAll * places));
}

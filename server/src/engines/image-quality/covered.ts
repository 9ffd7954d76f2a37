import { blobsOf, type CellGrid, neighbours } from "./cell-grid.ts";

/** Ranges of skin's colour, as logarithms of red by green and of green by blue. */
const redder = { least: 0.06, most: 0.6 };
const yellower = { least: 0.02, most: 0.6 };
const rednessByYellowness = 0.4;
/** How far from the paper's own colour, as logarithms. */
const unlikePaper = 0.12;
const fewestInside = 8;
const fewestOutside = 12;
const fewestTouching = 3;
const sameColour = 25;

/**
 * Share of a document that fingers cover: patches of skin's colour, unlike the paper, that run on beyond the document's
 * edge. The grid has `margin` cells around the document.
 */
export function coveredShare(
  grid: CellGrid,
  margin: number,
  picture: { width: number; height: number },
): number {
  const { columns, rows } = grid;
  const isInside = (cell: number): boolean => {
    const [x, y] = [cell % columns, Math.floor(cell / columns)];
    return x >= margin && x < columns - margin && y >= margin && y < rows - margin;
  };
  const isSkin = skinCells(grid, isInside, picture);
  let covered = 0;
  for (const blob of blobsOf(isSkin, columns)) {
    const inside = blob.filter(isInside);
    if (inside.length < fewestInside || blob.length - inside.length < fewestOutside) continue;
    if (runsOn(grid, inside, (cell) => isSkin[cell] === 1 && !isInside(cell))) covered += inside.length;
  }
  return covered / ((columns - 2 * margin) * (rows - 2 * margin));
}

function skinCells(
  { columns, rows, colour, place }: CellGrid,
  isInside: (cell: number) => boolean,
  picture: { width: number; height: number },
): Uint8Array {
  const count = columns * rows;
  const red = Float32Array.from({ length: count }, (_, i) => logRatio(colour, 3 * i, 3 * i + 1));
  const yellow = Float32Array.from({ length: count }, (_, i) => logRatio(colour, 3 * i + 1, 3 * i + 2));
  const paper = { red: medianWhere(red, isInside), yellow: medianWhere(yellow, isInside) };
  return Uint8Array.from({ length: count }, (_, i) => {
    const [x, y] = [place[2 * i] ?? 0, place[2 * i + 1] ?? 0];
    if (x < 0 || y < 0 || x >= picture.width || y >= picture.height) return 0;
    const [r, g] = [red[i] ?? 0, yellow[i] ?? 0];
    const isSkin =
      r > redder.least &&
      r < redder.most &&
      g > yellower.least &&
      g < yellower.most &&
      r > g * rednessByYellowness;
    return isSkin && Math.hypot(r - paper.red, g - paper.yellow) > unlikePaper ? 1 : 0;
  });
}

/** With an offset, so that dark noise has no colour. */
function logRatio(colour: Float32Array, a: number, b: number): number {
  return Math.log(((colour[a] ?? 0) + 8) / ((colour[b] ?? 0) + 8));
}

function medianWhere(values: Float32Array, isWanted: (i: number) => boolean): number {
  const wanted = values.filter((_value, i) => isWanted(i)).toSorted();
  return wanted[wanted.length >> 1] ?? 0;
}

/** Whether a patch goes on across the edge without a change of colour. */
function runsOn(
  { columns, rows, colour }: CellGrid,
  inside: readonly number[],
  isOuter: (cell: number) => boolean,
): boolean {
  let touching = 0;
  let difference = 0;
  for (const cell of inside) {
    for (const next of neighbours(cell, columns, columns * rows)) {
      if (!isOuter(next)) continue;
      touching += 1;
      difference += Math.hypot(
        (colour[3 * cell] ?? 0) - (colour[3 * next] ?? 0),
        (colour[3 * cell + 1] ?? 0) - (colour[3 * next + 1] ?? 0),
        (colour[3 * cell + 2] ?? 0) - (colour[3 * next + 2] ?? 0),
      );
    }
  }
  return touching >= fewestTouching && difference / touching <= sameColour;
}

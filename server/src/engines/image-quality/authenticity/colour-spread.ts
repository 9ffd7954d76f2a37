import type { CellGrid } from "../cell-grid.ts";

/** Below this the cells are too dark to have a colour, above it too light. */
const darkest = 40;
const lightest = 245;
const share = 0.95;
const fewest = 20;

/**
 * How far the cells' colours depart from the light's own, in levels: the 95th percentile. The light's colour may change
 * evenly across. Only cells with `isWanted` count.
 */
export function colourSpread(grid: CellGrid, isWanted: (cell: number) => boolean = () => true): number {
  const cells = usable(grid).filter(isWanted);
  if (cells.length < fewest) return 0;
  const red = departures(grid, cells, 0);
  const blue = departures(grid, cells, 2);
  const levels = cells.map((cell, i) => {
    const green = grid.colour[3 * cell + 1] ?? 0;
    return green * Math.max(Math.abs(red[i] ?? 0), Math.abs(blue[i] ?? 0));
  });
  return levels.toSorted((a, b) => a - b)[Math.floor(share * (levels.length - 1))] ?? 0;
}

function usable({ bright, colour }: CellGrid): number[] {
  return Array.from(bright.keys()).filter((cell) => {
    const green = colour[3 * cell + 1] ?? 0;
    return green >= darkest && green <= lightest;
  });
}

/** The logarithm of a channel by green, less the plane through all cells' (least squares). */
function departures(
  { colour, columns, rows }: CellGrid,
  cells: readonly number[],
  channel: number,
): number[] {
  const points = cells.map((cell) => ({
    x: (cell % columns) / columns - 0.5,
    y: Math.floor(cell / columns) / rows - 0.5,
    value: Math.log(((colour[3 * cell + channel] ?? 0) + 1) / ((colour[3 * cell + 1] ?? 0) + 1)),
  }));
  const plane = fitPlane(points);
  return points.map(({ x, y, value }) => value - plane.level - plane.across * x - plane.down * y);
}

interface Sample {
  readonly x: number;
  readonly y: number;
  readonly value: number;
}

function fitPlane(points: readonly Sample[]): { level: number; across: number; down: number } {
  const mean = (of: (point: Sample) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [mx, my, mv] = [mean(({ x }) => x), mean(({ y }) => y), mean(({ value }) => value)];
  const xx = mean(({ x }) => (x - mx) ** 2);
  const yy = mean(({ y }) => (y - my) ** 2);
  const xy = mean(({ x, y }) => (x - mx) * (y - my));
  const xv = mean(({ x, value }) => (x - mx) * (value - mv));
  const yv = mean(({ y, value }) => (y - my) * (value - mv));
  const det = xx * yy - xy * xy;
  if (det < 1e-9) return { level: mv, across: 0, down: 0 };
  const across = (xv * yy - yv * xy) / det;
  const down = (yv * xx - xv * xy) / det;
  return { level: mv - across * mx - down * my, across, down };
}

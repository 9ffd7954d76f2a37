import type { Point } from "#core/media/image.ts";
import type { Luma } from "../luma.ts";

/** A part of a picture full of parallel strokes: a turned rectangle whose `length` runs across them. */
export interface StrokedRegion {
  readonly center: Point;
  /** Radians, clockwise, of its length. */
  readonly angle: number;
  readonly length: number;
  readonly height: number;
  /** Summed over its cells; the strokes' contrast times their area. */
  readonly energy: number;
}

/** Long sides at which to search: small modules show in the first, and the bars of large ones join in the second. */
const usualSides = [1000, 400];
/** Where a symbol is but a small part of a large picture. */
export const closerSides = [2200];
const cellSide = 8;
const minEnergy = 100;
/** What cells must reach of the strongest tenth: much, to tell a symbol from what is around it; little, for one in the shade. */
const sharesOfStrong = [0.3, 0.06];
const minCoherence = 0.25;
const maxTurn = 0.4;
const minCells = 12;
const minLength = 40;
const minHeight = 12;
const minFill = 0.4;
/** Length by height: symbols are broad. */
const minAspect = 0.75;
/** Of the strongest region. */
const minShareOfEnergy = 0.03;
/** Length, of the picture's long side. */
const minShareOfSide = 0.08;

/** Finds where a barcode could lie by the direction of gradients, in a picture of any size; the likeliest first. */
export function findRegions(picture: Luma, sides: readonly number[] = usualSides): readonly StrokedRegion[] {
  const longSide = Math.max(picture.width, picture.height);
  const found: StrokedRegion[] = [];
  for (const [level, side] of sides.entries()) {
    const factor = Math.max(1 + level, Math.round(longSide / side));
    for (const region of findAtScale(picture, factor))
      if (!found.some((other) => isAlike(region, other))) found.push(region);
  }
  return found;
}

/** Whether two regions of different scales are the same one. */
function isAlike(a: StrokedRegion, b: StrokedRegion): boolean {
  const distance = Math.hypot(a.center.x - b.center.x, a.center.y - b.center.y);
  return distance < 0.1 * b.length && Math.abs(Math.log(a.length / b.length)) < 0.12;
}

function findAtScale(picture: Luma, factor: number): readonly StrokedRegion[] {
  const field = measureStrokes(picture, factor);
  const regions = sharesOfStrong.flatMap((share) => {
    const strokes = withoutWeak(field, share);
    return connect(strokes).flatMap((cells) => toRegion(strokes, cells) ?? []);
  });
  const strongest = Math.max(...regions.map(({ energy }) => energy));
  const shortest = (minShareOfSide * Math.max(picture.width, picture.height)) / factor;
  return regions
    .filter(({ energy, length }) => energy >= minShareOfEnergy * strongest && length >= shortest)
    .map(({ center, angle, length, height, energy }) => ({
      center: { x: (center.x + 0.5) * factor - 0.5, y: (center.y + 0.5) * factor - 0.5 },
      angle,
      length: length * factor,
      height: height * factor,
      energy,
    }))
    .toSorted((a, b) => b.energy - a.energy);
}

/** Squares of pixels: how strong their gradients are, and whither most point (modulo half a turn). */
interface StrokeField {
  readonly columns: number;
  readonly rows: number;
  /** Zero where there are no parallel strokes. */
  readonly energy: Float32Array;
  readonly angle: Float32Array;
}

function measureStrokes(picture: Luma, factor: number): StrokeField {
  const { columns, rows, xx, yy, xy } = structureTensor(picture, factor);
  const [sxx, syy, sxy] = [xx, yy, xy].map((sums) => sumNeighbours(sums, columns, rows));
  const energy = new Float32Array(columns * rows);
  const angle = new Float32Array(columns * rows);
  for (let i = 0; i < energy.length; i += 1) {
    const [a, b, c] = [sxx?.[i] ?? 0, syy?.[i] ?? 0, sxy?.[i] ?? 0];
    const mean = (a + b) / (9 * cellSide ** 2);
    if (mean <= minEnergy) continue;
    const least = minCoherence * (a + b + 1);
    if ((a - b) * (a - b) + 4 * c * c <= least * least) continue;
    energy[i] = mean;
    angle[i] = Math.atan2(2 * c, a - b) / 2;
  }
  return { columns, rows, energy, angle };
}

/** Only the cells that reach a share of what the strongest tenth does. */
function withoutWeak(field: StrokeField, share: number): StrokeField {
  const strong = field.energy.filter((value) => value > 0).toSorted();
  const place = Math.min(strong.length - 1, Math.max(20, Math.floor(strong.length / 10)));
  const threshold = share * (strong[strong.length - 1 - place] ?? 0);
  return { ...field, energy: field.energy.map((value) => (value < threshold ? 0 : value)) };
}

/**
 * Looks at every so many pixels only, but at the picture's own scale: narrow modules would be lost by shrinking, and
 * what noise adds points nowhere.
 */
function structureTensor({ width, height, data }: Luma, factor: number) {
  const side = cellSide * factor;
  const columns = Math.floor(width / side);
  const rows = Math.floor(height / side);
  const sums = () => new Float32Array(columns * rows);
  const [xx, yy, xy] = [sums(), sums(), sums()];
  const reach = Math.max(1, factor >> 1);
  const below = reach * width;
  for (let y = reach; y < Math.min(rows * side, height - reach); y += factor) {
    const row = Math.floor(y / side) * columns;
    const end = Math.min(columns * side, width - reach);
    for (let x = reach, cell = row; x < end; cell += 1) {
      let [a, b, c] = [0, 0, 0];
      for (const last = Math.min(end, (cell - row + 1) * side); x < last; x += factor) {
        const p = y * width + x;
        const gx = (data[p + reach] ?? 0) - (data[p - reach] ?? 0);
        const gy = (data[p + below] ?? 0) - (data[p - below] ?? 0);
        a += gx * gx;
        b += gy * gy;
        c += gx * gy;
      }
      xx[cell] = (xx[cell] ?? 0) + a;
      yy[cell] = (yy[cell] ?? 0) + b;
      xy[cell] = (xy[cell] ?? 0) + c;
    }
  }
  return { columns, rows, xx, yy, xy };
}

function sumNeighbours(values: Float32Array, columns: number, rows: number): Float32Array {
  const sums = new Float32Array(values.length);
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      let sum = 0;
      for (let j = Math.max(0, y - 1); j <= Math.min(rows - 1, y + 1); j += 1)
        for (let i = Math.max(0, x - 1); i <= Math.min(columns - 1, x + 1); i += 1)
          sum += values[j * columns + i] ?? 0;
      sums[y * columns + x] = sum;
    }
  }
  return sums;
}

/** Groups of cells that touch and point alike. */
function connect({ columns, rows, energy, angle }: StrokeField): readonly (readonly number[])[] {
  const isSeen = new Uint8Array(energy.length);
  const groups: number[][] = [];
  for (let start = 0; start < energy.length; start += 1) {
    if (!energy[start] || isSeen[start]) continue;
    const group = [start];
    isSeen[start] = 1;
    for (const cell of group) {
      const x = cell % columns;
      const beside = [x > 0 ? cell - 1 : -1, x < columns - 1 ? cell + 1 : -1, cell - columns, cell + columns];
      for (const next of beside) {
        if (next < 0 || next >= columns * rows || !energy[next] || isSeen[next]) continue;
        if (turnBetween(angle[cell] ?? 0, angle[next] ?? 0) > maxTurn) continue;
        isSeen[next] = 1;
        group.push(next);
      }
    }
    if (group.length >= minCells) groups.push(group);
  }
  return groups;
}

function turnBetween(a: number, b: number): number {
  const turn = Math.abs(a - b);
  return Math.min(turn, Math.PI - turn);
}

function toRegion(field: StrokeField, cells: readonly number[]): StrokedRegion | null {
  let [cos, sin, energy] = [0, 0, 0];
  for (const cell of cells) {
    const weight = field.energy[cell] ?? 0;
    energy += weight;
    cos += Math.cos(2 * (field.angle[cell] ?? 0)) * weight;
    sin += Math.sin(2 * (field.angle[cell] ?? 0)) * weight;
  }
  const angle = Math.atan2(sin, cos) / 2;
  const [ux, uy] = [Math.cos(angle), Math.sin(angle)];
  const points = cells.map((cell) => ({
    x: ((cell % field.columns) + 0.5) * cellSide - 0.5,
    y: (Math.floor(cell / field.columns) + 0.5) * cellSide - 0.5,
  }));
  const along = spanOf(points.map(({ x, y }) => x * ux + y * uy));
  const across = spanOf(points.map(({ x, y }) => y * ux - x * uy));
  const fill = (cells.length * cellSide ** 2) / (along.size * across.size);
  if (along.size < minLength || across.size < minHeight || fill < minFill) return null;
  if (along.size < minAspect * across.size) return null;
  const center = { x: along.middle * ux - across.middle * uy, y: along.middle * uy + across.middle * ux };
  return { center, angle, length: along.size, height: across.size, energy };
}

/** All but the outermost hundredth at either end. */
function spanOf(values: readonly number[]): { middle: number; size: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const first = sorted[Math.floor(sorted.length * 0.01)] ?? 0;
  const last = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? 0;
  return { middle: (first + last) / 2, size: last - first + cellSide };
}

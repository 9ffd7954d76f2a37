import { clusterOfRow, codewordCount } from "./codeword-patterns.ts";
import { matchCell, scoreOf, templatesOf } from "./codeword-templates.ts";
import { cellOf, type RowLayout } from "./find-rows.ts";
import { readCell } from "./read-cell.ts";
import type { SymbolGrid } from "./symbol-grid.ts";

/** What a symbol's row indicators tell. */
export interface SymbolSize {
  readonly rows: number;
  /** Of data. */
  readonly columns: number;
  /** Error correction level, 0 to 8: 2 to the power of one more are its correction codewords. */
  readonly level: number;
}

export type Side = "left" | "right";

/** A row's indicator codeword (ISO/IEC 15438, 5.11.3). */
export function indicatorOf(side: Side, row: number, { rows, columns, level }: SymbolSize): number {
  const parts = [Math.floor((rows - 1) / 3), level * 3 + ((rows - 1) % 3), columns - 1];
  const turn = side === "left" ? 0 : 2;
  return 30 * Math.floor(row / 3) + (parts[(clusterOfRow(row) + turn) % 3] ?? 0);
}

/** Where the indicators' columns begin in the grid's frame; null where there is none. */
export type IndicatorPlaces = Readonly<Record<Side, number | null>>;

/** A layout whose indicators agree. */
export interface SizedLayout extends RowLayout {
  readonly size: SymbolSize;
  /** Of the blurs tried, in modules, that with which the indicators look most like themselves. */
  readonly blur: number;
}

const blurs = [0.3, 0.4, 0.5, 0.6, 0.75, 0.9, 1.1];
const firstBlur = 0.6;
const maxLevel = 8;
const maxColumns = 30;
const maxCodewords = codewordCount - 1;
/** Columns by which the frame may be wrong. */
const maxMiscount = 2;
/** Share of the indicators that must look like no other codeword more. */
const minAgreement = 0.35;

/** Finds the size that the indicators tell; `near` is how many columns there seem to be. Null when they tell none. */
export function readSize(
  grid: SymbolGrid,
  layouts: readonly RowLayout[],
  { places, near }: { readonly places: IndicatorPlaces; readonly near: number | null },
): SizedLayout | null {
  let best: { layout: RowLayout; size: SymbolSize; score: number } | null = null;
  for (const layout of layouts) {
    const scores = indicatorScores(grid, layout, places);
    for (const size of sizesOf(layout.rows, near)) {
      const score = meanScore(scores, size);
      if (!best || score > best.score) best = { layout, size, score };
    }
  }
  if (!best || agreement(grid, best.layout, { places, size: best.size }) < minAgreement) return null;
  const { layout, size } = best;
  return { ...layout, size, blur: bestBlur(grid, layout, { places, size }) };
}

function sizesOf(rows: number, near: number | null): SymbolSize[] {
  const first = near === null ? 1 : Math.max(1, near - maxMiscount);
  const last = near === null ? maxColumns : Math.min(maxColumns, near + maxMiscount);
  const sizes: SymbolSize[] = [];
  for (let columns = first; columns <= last; columns += 1) {
    const count = rows * columns;
    for (let level = 0; level <= maxLevel; level += 1)
      if (count <= maxCodewords && count > 2 ** (level + 1)) sizes.push({ rows, columns, level });
  }
  return sizes;
}

/** How much a row's indicator looks like each of the thirty that may stand there. */
interface RowScores {
  readonly side: Side;
  readonly row: number;
  readonly scores: readonly number[];
}

function indicatorScores(grid: SymbolGrid, layout: RowLayout, places: IndicatorPlaces): RowScores[] {
  const templates = templatesOf(3, firstBlur);
  return cellsOf(grid, layout, places).map(({ side, row, cell }) => {
    const cluster = templates[clusterOfRow(row)] ?? new Float32Array(0);
    const first = 30 * Math.floor(row / 3);
    return { side, row, scores: Array.from({ length: 30 }, (_, i) => scoreOf(cell, cluster, first + i)) };
  });
}

function cellsOf(
  grid: SymbolGrid,
  layout: RowLayout,
  places: IndicatorPlaces,
): { side: Side; row: number; cell: Float32Array }[] {
  return Array.from({ length: layout.rows }, (_, row) => row).flatMap((row) =>
    (["left", "right"] as const).flatMap((side) => {
      const place = places[side];
      const cell = place === null ? null : readCell(grid, cellOf(layout, row, place, grid));
      return cell ? [{ side, row, cell }] : [];
    }),
  );
}

function meanScore(rows: readonly RowScores[], size: SymbolSize): number {
  let sum = 0;
  for (const { side, row, scores } of rows) sum += scores[indicatorOf(side, row, size) % 30] ?? 0;
  return rows.length === 0 ? 0 : sum / rows.length;
}

interface Sized {
  readonly places: IndicatorPlaces;
  readonly size: SymbolSize;
}

function agreement(grid: SymbolGrid, layout: RowLayout, { places, size }: Sized): number {
  const templates = templatesOf(3, firstBlur);
  const cells = cellsOf(grid, layout, places);
  const agreeing = cells.filter(({ side, row, cell }) => {
    const match = matchCell(cell, templates[clusterOfRow(row)] ?? new Float32Array(0));
    return match.codeword === indicatorOf(side, row, size);
  });
  return cells.length === 0 ? 0 : agreeing.length / cells.length;
}

function bestBlur(grid: SymbolGrid, layout: RowLayout, { places, size }: Sized): number {
  const cells = cellsOf(grid, layout, places);
  let best = { blur: firstBlur, sum: -Infinity };
  for (const blur of blurs) {
    const templates = templatesOf(3, blur);
    let sum = 0;
    for (const { side, row, cell } of cells)
      sum += scoreOf(cell, templates[clusterOfRow(row)] ?? new Float32Array(0), indicatorOf(side, row, size));
    if (sum > best.sum) best = { blur, sum };
  }
  return best.blur;
}

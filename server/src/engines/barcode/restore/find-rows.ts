import { matchCell, templatesOf } from "./codeword-templates.ts";
import { fitSurface, flat, type Sample, type Surface } from "./fit-surface.ts";
import { type CellPlace, readCell } from "./read-cell.ts";
import type { SymbolGrid } from "./symbol-grid.ts";

/** How a symbol's rows lie in its grid: evenly from `top` to `bottom`, in lines, and bent. */
export interface RowLayout {
  readonly rows: number;
  readonly top: number;
  readonly bottom: number;
  /** Lines by which a row lies lower at some place than it does on the whole. */
  readonly bend: Surface;
  /** How much better the lines fit the rows' clusters than others do, for each cell looked at. */
  readonly score: number;
}

const minRows = 3;
const maxRows = 90;
/** Columns that are looked at; more would only cost time. */
const maxColumns = 8;
/** Layouts that are worth a closer look. */
const bestCount = 4;

/**
 * The likeliest layouts by the clusters that the lines' codewords belong to, best first. `modules` are the columns'
 * left sides. None when the lines show no codewords.
 */
export function findRows(grid: SymbolGrid, modules: readonly number[]): readonly RowLayout[] {
  const columns = spread(modules);
  if (!looksLikeCodewords(grid, columns)) return [];
  const evidence = columns.map((module) => ({
    u: (module + 8.5) / grid.modules,
    sums: clusterEvidence(grid, module),
  }));
  const whole = addUp(evidence.map(({ sums }) => sums));
  const layouts: RowLayout[] = [];
  for (let rows = minRows; rows <= maxRows && rows * 2 <= grid.lines; rows += 1)
    layouts.push(bestLayout(whole, rows, grid.lines));
  const best = layouts.toSorted((a, b) => b.score - a.score).slice(0, bestCount);
  return best.map((layout) => bendRows(layout, evidence, grid.lines)).toSorted((a, b) => b.score - a.score);
}

function spread(modules: readonly number[]): readonly number[] {
  const count = Math.min(maxColumns, modules.length);
  const step = (modules.length - 1) / Math.max(1, count - 1);
  return Array.from({ length: count }, (_, i) => modules[Math.round(i * step)] ?? 0);
}

/** Down the lines, a sum for each cluster: how much better than the three's mean it explains them. */
type Evidence = readonly Float64Array[];

const blur = 0.6;
/** What any cell scores with some codeword of a cluster. */
const chanceScore = 0.7;

/** How much a cell looks like each of the clusters, their mean at 0. */
function clusterScores(grid: SymbolGrid, place: CellPlace): readonly number[] {
  const cell = readCell(grid, place, 1);
  if (!cell) return [0, 0, 0];
  const scores = templatesOf(1, blur).map((cluster) =>
    Math.max(0, matchCell(cell, cluster).score - chanceScore),
  );
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return scores.map((score) => score - mean);
}

const probedLines = 12;
const probedColumns = 4;
/** Symbols that can be read reach more, other prints less. */
const minSeparation = 0.038;

/** Whether a few lines' cells agree on their cluster better than chance lets them. */
function looksLikeCodewords(grid: SymbolGrid, columns: readonly number[]): boolean {
  const probed = columns.filter((_, i) => i % Math.ceil(columns.length / probedColumns) === 0);
  let separation = 0;
  for (let i = 0; i < probedLines; i += 1) {
    const top = Math.floor(((i + 0.5) / probedLines) * grid.lines);
    const scores = probed.map((module) => clusterScores(grid, { module, top, bottom: top + 1 }));
    const sums = [0, 1, 2].map((k) => scores.reduce((sum, each) => sum + (each[k] ?? 0), 0));
    separation += Math.max(...sums) / probed.length / probedLines;
  }
  return separation > minSeparation;
}

function clusterEvidence(grid: SymbolGrid, module: number): Evidence {
  const sums = [0, 1, 2].map(() => new Float64Array(grid.lines + 1));
  for (let top = 0; top < grid.lines; top += 1) {
    const scores = clusterScores(grid, { module, top, bottom: top + 1 });
    sums.forEach((sum, k) => {
      sum[top + 1] = (sum[top] ?? 0) + (scores[k] ?? 0);
    });
  }
  return sums;
}

function addUp(columns: readonly Evidence[]): Evidence {
  return [0, 1, 2].map((k) => {
    const total = new Float64Array(columns[0]?.[k]?.length ?? 0);
    for (const column of columns)
      for (let i = 0; i < total.length; i += 1)
        total[i] = (total[i] ?? 0) + (column[k]?.[i] ?? 0) / columns.length;
    return total;
  });
}

const shiftSteps = 4;
const shiftStep = 0.15;

/** The top and bottom may be some half of a row from where the guard patterns seem to end. */
function bestLayout(evidence: Evidence, rows: number, lines: number): RowLayout {
  let best: RowLayout = { rows, top: 0, bottom: lines, bend: flat, score: -Infinity };
  const step = (lines / rows) * shiftStep;
  for (let above = -shiftSteps; above <= shiftSteps; above += 1) {
    for (let below = -shiftSteps; below <= shiftSteps; below += 1) {
      const [top, bottom] = [above * step, lines + below * step];
      const height = (bottom - top) / rows;
      let score = 0;
      for (let row = 0; row < rows; row += 1)
        score += fitOf(evidence, row, top + row * height, height) / lines;
      if (score > best.score) best = { ...best, top, bottom, score };
    }
  }
  return best;
}

function fitOf(evidence: Evidence, row: number, top: number, height: number): number {
  const sums = evidence[row % 3];
  return sums ? sumAt(sums, top + height) - sumAt(sums, top) : 0;
}

function sumAt(sums: Float64Array, line: number): number {
  const at = Math.min(sums.length - 1, Math.max(0, line));
  const below = Math.min(sums.length - 2, Math.trunc(at));
  const value = sums[below] ?? 0;
  return value + (at - below) * ((sums[below + 1] ?? 0) - value);
}

const bendBases: readonly Surface[] = [
  () => 1,
  (u) => u,
  (u) => u * u,
  (_, v) => v,
  (u, v) => u * v,
  (u, v) => u * u * v,
];
/** Rows by which a column's rows may lie higher or lower. */
const maxBend = 1.2;
const bendStep = 0.1;

interface ColumnEvidence {
  readonly u: number;
  readonly sums: Evidence;
}

/** Follows the rows through the columns: lenses and curled cards bend them. */
function bendRows(layout: RowLayout, columns: readonly ColumnEvidence[], lines: number): RowLayout {
  const { rows, top, bottom } = layout;
  const height = (bottom - top) / rows;
  const halves = [
    [0, Math.ceil(rows / 2)],
    [Math.floor(rows / 2), rows],
  ] as const;
  const samples = columns.flatMap(({ u, sums }) =>
    halves.map(([first, last]): Sample => {
      let best = { value: 0, weight: 0 };
      for (let step = -maxBend; step <= maxBend; step += bendStep) {
        let fit = 0;
        for (let row = first; row < last; row += 1)
          fit += fitOf(sums, row, top + (row + step) * height, height);
        if (fit > best.weight) best = { value: step * height, weight: fit };
      }
      return { u, v: (top + ((first + last) / 2) * height) / lines, ...best };
    }),
  );
  const bend = fitSurface(samples, bendBases, 0.2 * height);
  let score = 0;
  for (const { u, sums } of columns) {
    for (let row = 0; row < rows; row += 1) {
      const at = top + row * height;
      score += fitOf(sums, row, at + bend(u, (at + height / 2) / lines), height) / lines / columns.length;
    }
  }
  return score > layout.score ? { ...layout, bend, score } : layout;
}

/** A row's cell, without the lines that its neighbours run into. */
export function cellOf(
  { rows, top, bottom, bend }: RowLayout,
  row: number,
  module: number,
  grid: SymbolGrid,
): CellPlace {
  const height = (bottom - top) / rows;
  const middle = top + (row + 0.5) * height;
  const shifted = middle + bend((module + 8.5) / grid.modules, middle / grid.lines);
  const first = Math.min(grid.lines - 1, Math.max(0, Math.round(shifted - 0.3 * height)));
  const last = Math.min(grid.lines, Math.max(first + 1, Math.round(shifted + 0.3 * height)));
  return { module, top: first, bottom: last };
}

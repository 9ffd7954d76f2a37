import { normalise } from "./blur.ts";
import { modulesPerCodeword } from "./codeword-patterns.ts";
import { gridMargin, type SymbolGrid, samplesPerModule } from "./symbol-grid.ts";

/** A codeword's place in a grid: its left side in modules of the frame, its lines from `top` to before `bottom`. */
export interface CellPlace {
  readonly module: number;
  readonly top: number;
  readonly bottom: number;
}

/** Grey levels that a cell must vary by. */
const minDeviation = 1.7;

/**
 * What a codeword looks like, averaged over its lines, `samples` values a module, zero mean and unit norm, dark
 * positive; null when there is no contrast or it lies outside the grid.
 */
export function readCell(
  { data, width, lines }: SymbolGrid,
  { module, top, bottom }: CellPlace,
  samples: 1 | typeof samplesPerModule = samplesPerModule,
): Float32Array | null {
  const left = (module + gridMargin) * samplesPerModule;
  const count = modulesPerCodeword * samplesPerModule;
  if (left < 0 || left + count > width || top < 0 || bottom > lines) return null;
  const merged = samplesPerModule / samples;
  const values = new Float32Array(modulesPerCodeword * samples);
  for (let y = top; y < bottom; y += 1) {
    const from = y * width + left;
    for (let i = 0; i < count; i += 1) {
      const to = Math.trunc(i / merged);
      values[to] = (values[to] ?? 0) - (data[from + i] ?? 0);
    }
  }
  return deviation(values) < minDeviation * merged * (bottom - top) ? null : normalise(values);
}

function deviation(values: Float32Array): number {
  let [sum, squares] = [0, 0];
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  return Math.sqrt(Math.max(0, squares / values.length - (sum / values.length) ** 2));
}

import type { Luma } from "../luma.ts";
import { clusterOfRow, codewordPatterns } from "./codeword-patterns.ts";
import { indicatorOf, type SymbolSize } from "./row-indicators.ts";

const pixelsPerModule = 3;
const modulesPerRow = 3;
const quietModules = 4;
const startPattern = 0b11111111010101000;
const stopPattern = 0b111111101000101001;

/** A flawless picture of a symbol. */
export function drawSymbol(codewords: readonly number[], size: SymbolSize): Luma {
  const modules = 17 * (size.columns + 3) + 18 + 2 * quietModules;
  const width = modules * pixelsPerModule;
  const rowHeight = modulesPerRow * pixelsPerModule;
  const height = size.rows * rowHeight + 2 * quietModules * pixelsPerModule;
  const data = new Uint8Array(width * height).fill(255);
  for (let row = 0; row < size.rows; row += 1) {
    const line = new Uint8Array(width).fill(255);
    let x = quietModules * pixelsPerModule;
    for (const [bits, length] of rowPatterns(codewords, size, row)) {
      for (let module = length - 1; module >= 0; module -= 1, x += pixelsPerModule)
        if ((bits >> module) & 1) line.fill(0, x, x + pixelsPerModule);
    }
    const top = quietModules * pixelsPerModule + row * rowHeight;
    for (let y = top; y < top + rowHeight; y += 1) data.set(line, y * width);
  }
  return { width, height, data };
}

function rowPatterns(
  codewords: readonly number[],
  size: SymbolSize,
  row: number,
): [bits: number, modules: number][] {
  const patterns = codewordPatterns[clusterOfRow(row)];
  const values = [
    indicatorOf("left", row, size),
    ...codewords.slice(row * size.columns, (row + 1) * size.columns),
    indicatorOf("right", row, size),
  ];
  const cells = values.map((value): [number, number] => [patterns?.[value] ?? 0, 17]);
  return [[startPattern, 17], ...cells, [stopPattern, 18]];
}

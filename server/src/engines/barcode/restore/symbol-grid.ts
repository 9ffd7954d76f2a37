import { type Luma, valueAt } from "../luma.ts";
import type { Surface } from "./fit-surface.ts";
import { mapOf } from "./perspective.ts";
import type { SymbolFrame } from "./symbol-frame.ts";

export const samplesPerModule = 3;
/** Modules sampled beyond either side of the frame. */
export const gridMargin = 4;

/** A symbol's frame sampled: lines from above, on each three values a module. */
export interface SymbolGrid {
  readonly lines: number;
  readonly width: number;
  readonly data: Float32Array;
  /** Width of the frame, in modules. */
  readonly modules: number;
}

/** Samples between which places are taken in proportion. */
const knotStep = 8;

/** Samples a frame; `warp` tells how many modules further right than the corners say a place is to be looked for. */
export function sampleGrid(
  picture: Luma,
  { frame, lines, warp }: { readonly frame: SymbolFrame; readonly lines: number; readonly warp: Surface },
): SymbolGrid {
  const { modules, corners } = frame;
  const place = mapOf(corners);
  const width = (modules + 2 * gridMargin) * samplesPerModule;
  const data = new Float32Array(lines * width);
  for (let y = 0; y < lines; y += 1) {
    const v = (y + 0.5) / lines;
    const knot = (x: number) => {
      const u = ((x + 0.5) / samplesPerModule - gridMargin) / modules;
      return place(u + warp(u, v) / modules, v);
    };
    let next = knot(0);
    for (let first = 0; first < width; first += knotStep) {
      const { x: left, y: top } = next;
      next = knot(first + knotStep);
      const [dx, dy] = [(next.x - left) / knotStep, (next.y - top) / knotStep];
      const last = Math.min(width, first + knotStep);
      for (let x = first; x < last; x += 1)
        data[y * width + x] = valueAt(picture, left + (x - first) * dx, top + (x - first) * dy);
    }
  }
  return { lines, width, data, modules };
}

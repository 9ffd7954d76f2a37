import type { Luma } from "../luma.ts";
import { modulesPerCodeword } from "./codeword-patterns.ts";
import { fitSurface, flat, type Sample, type Surface } from "./fit-surface.ts";
import type { SymbolFrame } from "./symbol-frame.ts";
import { gridMargin, type SymbolGrid, sampleGrid, samplesPerModule } from "./symbol-grid.ts";

/**
 * Samples a frame. Codewords begin with a bar and end with a space, so that their boundaries show in all rows alike:
 * by them the frame's bends are straightened.
 */
export function straightenGrid(picture: Luma, frame: SymbolFrame, lines: number): SymbolGrid {
  const columns = Math.round((frame.modules - frame.firstModule) / modulesPerCodeword);
  let warp = flat;
  let grid = sampleGrid(picture, { frame, lines, warp });
  const shiftsWithin = (reach: number, range: number): Sample[][] => {
    const ks = Array.from({ length: columns + 1 }, (_, k) => k);
    const near = ks.filter((k) => (frame.only === "stop" ? columns - k : k) <= reach);
    return near.map((k) => findShifts(grid, frame.firstModule + k * modulesPerCodeword, range));
  };
  const straighten = (added: Surface): void => {
    const previous = warp;
    warp = (u, v) => previous(u, v) + added(u, v);
    grid = sampleGrid(picture, { frame, lines, warp });
  };
  for (const { reach, range } of roundsOf(frame, columns))
    straighten(fitSurface(shiftsWithin(reach, range).flat(), bases, tolerance));
  for (const range of [2, 1]) straighten(throughBoundaries(shiftsWithin(columns, range)));
  return grid;
}

/** What a frame's four corners leave. */
const bases: readonly Surface[] = [() => 1, (u) => u, (_, v) => v, (u, v) => u * v, (u) => u * u];
/** Modules. */
const tolerance = 0.25;

/** With one guard pattern the frame is surest beside it, and is followed outward from there. */
function roundsOf(frame: SymbolFrame, columns: number): readonly { reach: number; range: number }[] {
  if (frame.only === null) return [3, 2].map((range) => ({ reach: columns, range }));
  const reaches: number[] = [];
  for (let reach = 3; reach < columns; reach = Math.ceil(reach * 1.4)) reaches.push(reach);
  return [...reaches, columns, columns].map((reach) => ({ reach, range: 2 }));
}

/** Each boundary where most of its bands have it, and between boundaries in proportion. */
function throughBoundaries(boundaries: readonly (readonly Sample[])[]): Surface {
  const strongest = Math.max(...boundaries.flat().map(({ weight }) => weight));
  const knots = boundaries.flatMap((bands) => {
    const shown = bands
      .filter(({ weight }) => weight > minShown * strongest)
      .toSorted((a, b) => a.value - b.value);
    const middle = shown.slice(Math.floor((shown.length - 1) / 2), Math.floor(shown.length / 2) + 1);
    const value = middle.reduce((sum, band) => sum + band.value, 0) / middle.length;
    return middle[0] ? [{ u: middle[0].u, value }] : [];
  });
  return (u) => {
    const next = knots.findIndex((knot) => knot.u >= u);
    const [a, b] = [knots[next === -1 ? knots.length - 1 : next - 1], knots[next]];
    if (!a || !b) return (a ?? b)?.value ?? 0;
    return a.value + ((u - a.u) / (b.u - a.u)) * (b.value - a.value);
  };
}

const minShown = 0.25;

const bandCount = 4;

/** How far, in modules, a boundary is from where the frame puts it: in each band, where light turns to dark. */
function findShifts(grid: SymbolGrid, module: number, range: number): Sample[] {
  const reach = range * samplesPerModule;
  return Array.from({ length: bandCount }, (_, band) => {
    const top = Math.floor((band * grid.lines) / bandCount);
    const bottom = Math.floor(((band + 1) * grid.lines) / bandCount);
    const middle = (module + gridMargin) * samplesPerModule;
    const steps: number[] = [];
    for (let x = middle - reach; x <= middle + reach; x += 1) steps.push(darkening(grid, x, top, bottom));
    const best = steps.indexOf(Math.max(...steps));
    return {
      u: module / grid.modules,
      v: (top + bottom) / 2 / grid.lines,
      value: (best - reach + peakFraction(steps, best)) / samplesPerModule,
      weight: Math.max(0, steps[best] ?? 0),
    };
  });
}

function darkening({ data, width }: SymbolGrid, x: number, top: number, bottom: number): number {
  let sum = 0;
  for (let y = top; y < bottom; y += 1) {
    const p = y * width + x;
    sum += (data[p - 2] ?? 0) + (data[p - 1] ?? 0) - (data[p] ?? 0) - (data[p + 1] ?? 0);
  }
  return sum / Math.max(1, bottom - top);
}

/** Where between its neighbours a peak lies, by the parabola through the three. */
function peakFraction(values: readonly number[], peak: number): number {
  const [a, b, c] = [values[peak - 1], values[peak], values[peak + 1]];
  if (a === undefined || b === undefined || c === undefined || a - 2 * b + c >= 0) return 0;
  return (a - c) / (a - 2 * b + c) / 2;
}

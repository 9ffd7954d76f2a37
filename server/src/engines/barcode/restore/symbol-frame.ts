import type { Point, Quad } from "#core/media/image.ts";
import type { GuardLine } from "./guard-line.ts";
import { startModules } from "./guard-pattern.ts";
import type { Strip } from "./strip.ts";

/**
 * Where a symbol lies: its corners from the start pattern's left edge to `modules` further right, as it reads. With one
 * guard pattern alone, the other side is a guess from its modules' width, and how many columns there are is not known.
 */
export interface SymbolFrame {
  readonly corners: Quad;
  readonly modules: number;
  /** Of data; null when only one guard pattern was found. */
  readonly columns: number | null;
  /** Where the codewords begin: modules from the left side. */
  readonly firstModule: number;
  /** The guard pattern that the frame rests on when there is one alone. */
  readonly only: "start" | "stop" | null;
}

const maxColumns = 30;
const modulesPerColumn = 17;
/** Places of a dark bar and a broad space in the guard patterns, in modules from the left edge. */
const inks = { start: { bar: 4, space: 15.5 }, stop: { bar: 3.5, space: 10.5 } } as const;

/** How far a number of columns may be from a whole one before nothing fits. */
const maxFraction = 0.42;

/** The symbol between both guard patterns; null when they do not fit each other. */
export function frameBetween(strip: Strip, start: GuardLine, stop: GuardLine): SymbolFrame | null {
  const left = findExtent(strip, start, inks.start);
  const right = findExtent(strip, stop, inks.stop);
  if (!left || !right) return null;
  const width = xAt(stop, (right.top + right.bottom) / 2) - xAt(start, (left.top + left.bottom) / 2);
  const columns = width / Math.sqrt(start.module * stop.module) / modulesPerColumn - 3;
  const whole = Math.round(columns);
  if (whole < 1 || whole > maxColumns || Math.abs(columns - whole) > maxFraction) return null;
  const corners: Quad = [
    pointOn(strip, start, left.top),
    pointOn(strip, stop, right.top),
    pointOn(strip, stop, right.bottom),
    pointOn(strip, start, left.bottom),
  ];
  const modules = modulesPerColumn * (whole + 3);
  return { corners, modules, columns: whole, firstModule: startModules, only: null };
}

/** The same place with another number of columns between the guard patterns. */
export function withColumns(frame: SymbolFrame, columns: number): SymbolFrame {
  return { ...frame, columns, modules: modulesPerColumn * (columns + 3) };
}

/** The symbol on one side of the only guard pattern, as far as the strip goes. */
export function frameBeside(strip: Strip, line: GuardLine, only: "start" | "stop"): SymbolFrame | null {
  const extent = findExtent(strip, line, inks[only]);
  if (!extent) return null;
  const middle = xAt(line, (extent.top + extent.bottom) / 2);
  const room = only === "start" ? strip.width - middle : middle;
  const columns = Math.min(
    maxColumns + 2,
    Math.floor(room / line.module / modulesPerColumn - (only === "start" ? 1 : 0)),
  );
  if (columns < 2) return null;
  const modules = columns * modulesPerColumn + (only === "start" ? startModules : 0);
  const shift = (only === "start" ? 1 : -1) * modules * line.module;
  const near = [extent.top, extent.bottom].map((y) => ({ x: xAt(line, y), y }));
  const far = near.map(({ x, y }) => ({ x: x + shift, y }));
  const [[a, d], [b, c]] = only === "start" ? [near, far] : [far, near];
  if (!a || !b || !c || !d) return null;
  const corners: Quad = [
    strip.place(a.x, a.y),
    strip.place(b.x, b.y),
    strip.place(c.x, c.y),
    strip.place(d.x, d.y),
  ];
  return { corners, modules, columns: null, firstModule: only === "start" ? startModules : 0, only };
}

function xAt({ offset, slope }: GuardLine, y: number): number {
  return offset + slope * y;
}

function pointOn(strip: Strip, line: GuardLine, y: number): Point {
  return strip.place(xAt(line, y), y);
}

const minContrast = 8;

/** From where to where the guard pattern's bar is darker than its space. */
function findExtent(
  strip: Strip,
  line: GuardLine,
  { bar, space }: { bar: number; space: number },
): { top: number; bottom: number } | null {
  const contrast = Float32Array.from({ length: strip.height }, (_, y) => {
    const left = xAt(line, y);
    return (
      meanAround(strip, left + space * line.module, y, line.module * 0.8) -
      meanAround(strip, left + bar * line.module, y, line.module * 1.6)
    );
  });
  const [first, last] = [line.hits[0]?.y ?? 0, line.hits.at(-1)?.y ?? 0];
  const inside = contrast.slice(Math.floor(first), Math.ceil(last) + 1).toSorted();
  const median = inside[inside.length >> 1] ?? 0;
  if (median < minContrast) return null;
  const threshold = median / 2;
  const gap = Math.max(3, (last - first) * 0.12);
  const middle = Math.round(line.hits[line.hits.length >> 1]?.y ?? 0);
  const bottom = walk(contrast, { from: middle, step: 1, threshold, gap });
  return { top: walk(contrast, { from: middle, step: -1, threshold, gap }), bottom };
}

function meanAround({ width, data }: Strip, x: number, y: number, reach: number): number {
  const left = Math.max(0, Math.min(width - 1, Math.round(x - reach)));
  const right = Math.max(left, Math.min(width - 1, Math.round(x + reach)));
  let sum = 0;
  for (let i = left; i <= right; i += 1) sum += data[y * width + i] ?? 0;
  return sum / (right - left + 1);
}

interface Walk {
  readonly from: number;
  readonly step: 1 | -1;
  readonly threshold: number;
  /** How many lines without contrast are stepped over. */
  readonly gap: number;
}

/** Where the contrast ends, between lines. */
function walk(contrast: Float32Array, { from, step, threshold, gap }: Walk): number {
  let end = from;
  for (let y = from; y >= 0 && y < contrast.length && Math.abs(y - end) <= gap; y += step)
    if ((contrast[y] ?? 0) > threshold) end = y;
  const [inside, outside] = [contrast[end] ?? 0, contrast[end + step]];
  if (outside === undefined) return end + step / 2;
  return end + step * Math.min(1, Math.max(0, (inside - threshold) / Math.max(1e-6, inside - outside)));
}

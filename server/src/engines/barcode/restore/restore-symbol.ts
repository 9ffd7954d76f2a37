import type { Point, Quad } from "#core/media/image.ts";
import { type Luma, shrink } from "../luma.ts";
import { clusterOfRow } from "./codeword-patterns.ts";
import { matchCell, templatesOf } from "./codeword-templates.ts";
import { correctCodewords, type ReadCodeword } from "./correct-codewords.ts";
import type { StrokedRegion } from "./find-regions.ts";
import { cellOf, findRows } from "./find-rows.ts";
import { findGuards, type Guards } from "./find-guards.ts";
import { readSize, type SizedLayout, type SymbolSize } from "./row-indicators.ts";
import { straightenGrid } from "./straighten-grid.ts";
import { cutStrip, type Strip, turnStrip } from "./strip.ts";
import { frameBeside, frameBetween, type SymbolFrame, withColumns } from "./symbol-frame.ts";
import { mapOf } from "./perspective.ts";
import { readCell } from "./read-cell.ts";
import type { SymbolGrid } from "./symbol-grid.ts";

/** A symbol as it must have been printed, and where it lies in the picture. */
export interface RestoredSymbol {
  readonly size: SymbolSize;
  /** Row by row, corrected. */
  readonly codewords: readonly number[];
  readonly region: Quad;
}

/** Between a pair of guard patterns, and for one alone. Nothing else in documents reaches either. */
const minPairScore = 0.85;
const minSingleScore = 0.9;
const minSingleHits = 5;
const pairBonus = 0.1;
/** No need to look upside down when a pair is as good as this. */
const clearScore = 1;
const maxFrames = 3;
const stopModules = 18;

/** Reads the symbol in a region, however blurred, slanted or hurt, as far as its error correction reaches. */
export function restoreSymbol(picture: Luma, region: StrokedRegion): RestoredSymbol | null {
  const factor = Math.max(1, Math.floor(region.length / maxLength));
  const shrunk = shrink(picture, factor);
  const { center, angle, length, height, energy } = region;
  const part = {
    center: scale(center, 1 / factor),
    angle,
    length: length / factor,
    height: height / factor,
    energy,
  };
  for (const frame of framesOf(shrunk, part)) {
    const restored = readFrame(shrunk, frame);
    if (!restored) continue;
    const [a, b, c, d] = restored.region.map((point) => scale(point, factor));
    return a && b && c && d ? { ...restored, region: [a, b, c, d] } : restored;
  }
  return null;
}

/** Pixels across a symbol beyond which more only cost time. */
const maxLength = 1000;

/** From pixels of one size to pixels `factor` times smaller. */
function scale({ x, y }: Point, factor: number): Point {
  return { x: (x + 0.5) * factor - 0.5, y: (y + 0.5) * factor - 0.5 };
}

/** Where symbols may lie in the region, the likeliest first. */
function framesOf(picture: Luma, region: StrokedRegion): readonly SymbolFrame[] {
  const upright = cutStrip(picture, region, false);
  const frames = framesIn(upright, findGuards(upright, region.length));
  const isClear = frames.some(({ score }) => score > clearScore);
  if (!isClear) {
    const turned = turnStrip(upright);
    frames.push(...framesIn(turned, findGuards(turned, region.length)));
  }
  return frames
    .toSorted((a, b) => b.score - a.score)
    .slice(0, maxFrames)
    .map(({ frame }) => frame);
}

/** Guard patterns that both were found count more than one alone. */
function framesIn(strip: Strip, { start, stop }: Guards): { frame: SymbolFrame; score: number }[] {
  const frames: { frame: SymbolFrame | null; score: number }[] = [];
  if (start && stop && Math.min(start.score, stop.score) >= minPairScore)
    frames.push({
      frame: frameBetween(strip, start, stop),
      score: Math.min(start.score, stop.score) + pairBonus,
    });
  for (const [side, line] of [
    ["start", start],
    ["stop", stop],
  ] as const)
    if (line && line.score >= minSingleScore && line.hits.length >= minSingleHits)
      frames.push({ frame: frameBeside(strip, line, side), score: line.score });
  return frames.flatMap(({ frame, score }) => (frame ? [{ frame, score }] : []));
}

/** Coarse first; many thin rows show only in more lines. */
const lineCounts = [128, 270];
const minLines = 48;

function readFrame(picture: Luma, frame: SymbolFrame): RestoredSymbol | null {
  const { corners } = frame;
  const tall = Math.round(Math.hypot(corners[0].x - corners[3].x, corners[0].y - corners[3].y));
  for (const [i, most] of lineCounts.entries()) {
    if (i > 0 && tall < (lineCounts[i - 1] ?? 0)) break;
    const lines = Math.max(minLines, Math.min(most, tall));
    const reading = readLines(picture, frame, { lines, isRecounted: false });
    if (reading !== "unsized") return reading;
  }
  return null;
}

/** "unsized" when there are codewords, but it is not clear how many rows and columns of them. */
function readLines(
  picture: Luma,
  frame: SymbolFrame,
  { lines, isRecounted }: { readonly lines: number; readonly isRecounted: boolean },
): RestoredSymbol | "unsized" | null {
  const { modules, firstModule, columns, only } = frame;
  const grid = straightenGrid(picture, frame, lines);
  const places: number[] = [];
  for (let module = firstModule; module + 17 <= modules; module += 17) places.push(module);
  const left = only === "stop" ? null : firstModule;
  const right = only === "start" ? null : modules - 17;
  const layouts = findRows(grid, places);
  if (layouts.length === 0) return null;
  const layout = readSize(grid, layouts, { places: { left, right }, near: columns });
  if (!layout) return "unsized";
  // A lens can make the guard patterns' modules another width than those between them.
  if (columns !== null && layout.size.columns !== columns)
    return isRecounted
      ? "unsized"
      : readLines(picture, withColumns(frame, layout.size.columns), { lines, isRecounted: true });
  const first = left === null ? modules - 17 * (layout.size.columns + 1) : left + 17;
  const codewords = correctCodewords(readCodewords(grid, layout, first), 2 ** (layout.size.level + 1));
  return codewords && { size: layout.size, codewords, region: regionOf(frame, layout, { first, lines }) };
}

function readCodewords(grid: SymbolGrid, layout: SizedLayout, firstModule: number): ReadCodeword[] {
  const templates = templatesOf(3, layout.blur);
  const { rows, columns } = layout.size;
  return Array.from({ length: rows * columns }, (_, i) => {
    const row = Math.floor(i / columns);
    const module = firstModule + 17 * (i % columns);
    const cell = readCell(grid, cellOf(layout, row, module, grid));
    return cell
      ? matchCell(cell, templates[clusterOfRow(row)] ?? new Float32Array(0))
      : { codeword: 0, margin: 0 };
  });
}

/** The symbol's outline, from the start to the end of the stop pattern. */
function regionOf(
  { corners, modules }: SymbolFrame,
  { top, bottom, size }: SizedLayout,
  { first, lines }: { first: number; lines: number },
): Quad {
  const place = mapOf(corners);
  const left = (first - 34) / modules;
  const right = (first + 17 * (size.columns + 1) + stopModules) / modules;
  const [above, below] = [top / lines, bottom / lines];
  return [place(left, above), place(right, above), place(right, below), place(left, below)];
}

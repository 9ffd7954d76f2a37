import type { MrzPrint } from "#core/document/mrz.ts";
import { cropLine } from "./crop-line.ts";
import type { Grey } from "./grey.ts";
import type { LineGeometry } from "./line-geometry.ts";
import { linearFit, median, parabolaResiduals } from "./robust-fit.ts";

/** Below this distance of characters, in pixels of the picture, sizes and places are guesses. */
const minPitch = 9;
const minProbability = 0.8;
const minCharacters = 12;
const scale = 20;
const rows = 46;
/** Fillers are lower than other characters, and the tails of Q and J go below. */
const uneven = /[<QJ]/;

/** A zone's text with where it stands. */
export interface PrintedZone {
  readonly lines: readonly string[];
  readonly probabilities: readonly (readonly number[])[];
  readonly geometries: readonly LineGeometry[];
}

/** How evenly the zone is set; null where it is too small or too unclear to tell. */
export function measurePrint(grey: Grey, zone: PrintedZone): MrzPrint | null {
  const { geometries } = zone;
  const pitches = geometries.map(({ pitch }) => pitch);
  if (Math.min(...pitches) < minPitch) return null;
  const offsets = geometries.flatMap((_line, l) => spacingOffsets(zone, l));
  const glyphs = geometries.map((_line, l) => glyphsOf(grey, zone, l));
  if (offsets.length < minCharacters || glyphs.flat().length < minCharacters) return null;
  const heights = [...heightOffsets(glyphs.flat(), /[0-9]/), ...heightOffsets(glyphs.flat(), /[A-Z]/)];
  const baselines = glyphs.flatMap((line) => baselineOffsets(line));
  return {
    spacingRms: rms(offsets),
    spacingMax: largest(offsets),
    pitchSpread: Math.max(...pitches) / Math.min(...pitches) - 1,
    heightRms: rms(heights),
    heightMax: largest(heights),
    baselineRms: rms(baselines),
    baselineMax: largest(baselines),
  };
}

/** How far each character stands from the line's own steady grid, in pitches. */
function spacingOffsets({ lines, probabilities, geometries }: PrintedZone, l: number): number[] {
  const { centers = [], pitch = 1 } = geometries[l] ?? {};
  const seen = centers.flatMap((at, i) =>
    (probabilities[l]?.[i] ?? 0) >= minProbability && lines[l]?.charAt(i) !== undefined ? [{ i, at }] : [],
  );
  return parabolaResiduals(
    seen.map(({ i }) => i),
    seen.map(({ at }) => at),
  ).map((residual) => residual / pitch);
}

interface Glyph {
  readonly character: string;
  readonly center: number;
  /** Where its ink begins and ends, in pitches below the crop's top. */
  readonly top: number;
  readonly bottom: number;
}

function glyphsOf(grey: Grey, { lines, probabilities, geometries }: PrintedZone, l: number): Glyph[] {
  const geometry = geometries[l];
  if (!geometry) return [];
  const { box, pitch, centers } = geometry;
  const width = Math.round((box.width / pitch) * scale);
  const crop = cropLine(grey, { ...box, height: (rows / scale) * pitch }, width, rows);
  return centers.flatMap((center, i) => {
    const character = lines[l]?.charAt(i) ?? "<";
    if (uneven.test(character) || (probabilities[l]?.[i] ?? 0) < minProbability) return [];
    const extent = inkExtent(crop, width, Math.round((center / pitch) * scale));
    return extent ? [{ character, center, top: extent.top / scale, bottom: extent.bottom / scale }] : [];
  });
}

/** The first and last row of a cell whose darkest place is more than half as dark as its darkest of all. */
function inkExtent(
  crop: Float32Array,
  width: number,
  center: number,
): { top: number; bottom: number } | null {
  const from = Math.max(0, center - (scale >> 1) + 1);
  const to = Math.min(width, center + (scale >> 1));
  const darkest = new Float64Array(rows).fill(255);
  let paper = 0;
  for (let y = 0; y < rows; y += 1) {
    for (let x = from; x < to; x += 1) {
      const value = crop[y * width + x] ?? 255;
      darkest[y] = Math.min(darkest[y] ?? 255, value);
      paper = Math.max(paper, value);
    }
  }
  const middle = darkest.subarray(rows >> 2, rows - (rows >> 2));
  const ink = median([...middle]);
  if (paper - ink < 25) return null;
  const half = (paper + ink) / 2;
  const top = edge(darkest, half, -1);
  const bottom = edge(darkest, half, 1);
  return top === null || bottom === null ? null : { top, bottom };
}

/** From the middle outwards, where the rows' darkest place becomes lighter than `half`, between two rows. */
function edge(darkest: Float64Array, half: number, step: 1 | -1): number | null {
  for (let y = rows >> 1; y > 0 && y < rows - 1; y += step) {
    const here = darkest[y] ?? 255;
    const next = darkest[y + step] ?? 255;
    if (here <= half && next > half) return y + (step * (half - here)) / (next - here);
  }
  return null;
}

function heightOffsets(glyphs: readonly Glyph[], kind: RegExp): number[] {
  const heights = glyphs
    .filter(({ character }) => kind.test(character))
    .map(({ top, bottom }) => bottom - top);
  const usual = median(heights);
  return heights.length < 4 ? [] : heights.map((height) => height / usual - 1);
}

/** How far below or above the line's own baseline each character stands, in pitches. */
function baselineOffsets(glyphs: readonly Glyph[]): number[] {
  const line = linearFit(
    glyphs.map(({ center }) => center),
    glyphs.map(({ bottom }) => bottom),
  );
  return line ? glyphs.map(({ center, bottom }) => bottom - line(center)) : [];
}

function rms(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return values.length === 0 ? 0 : Math.sqrt(sum / values.length);
}

function largest(values: readonly number[]): number {
  return Math.max(0, ...values.map((value) => Math.abs(value)));
}

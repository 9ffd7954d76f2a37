import { fitLine, type GuardHit, type GuardLine } from "./guard-line.ts";
import { type GuardName, type Pattern, patternOf, samplesPerModule } from "./guard-pattern.ts";
import type { Strip } from "./strip.ts";

/** Where both guard patterns stand in a strip; null what is not there. */
export interface Guards {
  readonly start: GuardLine | null;
  readonly stop: GuardLine | null;
}

/** Narrowest and widest module, as shares of a symbol's length: 30 columns and 1, and what lies beside. */
const modulesAcross = { most: 640, fewest: 70 };
const scaleStep = 1.06;
const minScore = 0.6;
const minContrast = 5;
/** Below this mean correlation a line is none. */
const worthRefining = 0.78;
/** How much wider, as a logarithm, modules may be at one side of a slanted symbol. */
const perspective = 0.35;
/** Pixels; in lower strips every band is needed. */
const minHeightToThin = 140;

/** Finds the guard patterns by correlation, band by band, and draws a line through each. `length` is the symbol's. */
export function findGuards(strip: Strip, length: number): Guards {
  const bands = cutBands(strip);
  const all = scalesFor(length);
  const fewBands = strip.height < minHeightToThin ? bands : bands.filter(isEven);
  const coarse = searchBoth(strip, fewBands, all.filter(isEven));
  const seen = [coarse.start, coarse.stop].flatMap((line) =>
    line && line.score > worthRefining ? line.module : [],
  );
  const near = all.filter((module) => seen.some((other) => Math.abs(Math.log(module / other)) < perspective));
  if (near.length === 0) return { start: null, stop: null };
  const { start, stop } = searchBoth(strip, bands, near);
  return {
    start: refineLine(start, "start", { bands, strip }),
    stop: refineLine(stop, "stop", { bands, strip }),
  };
}

function scalesFor(length: number): number[] {
  const scales: number[] = [];
  for (
    let module = Math.max(0.9, length / modulesAcross.most);
    module < length / modulesAcross.fewest;
    module *= scaleStep
  )
    scales.push(module);
  return scales;
}

function isEven(_: unknown, i: number): boolean {
  return i % 2 === 0;
}

/** The start pattern is in the left part, the stop pattern in the right one. */
function searchBoth({ width, height }: Strip, bands: readonly Band[], scales: readonly number[]): Guards {
  const search = (guard: GuardName, from: number, to: number): GuardLine | null => {
    const patterns = scales.map((module) => patternOf(guard, module));
    return fitLine(
      bands.flatMap((band) => findInBand(band, { patterns, from, to })),
      height,
    );
  };
  return { start: search("start", -4, width * 0.45), stop: search("stop", width * 0.5, width + 4) };
}

function refineLine(
  line: GuardLine | null,
  guard: GuardName,
  { bands, strip }: { readonly bands: readonly Band[]; readonly strip: Strip },
): GuardLine | null {
  if (!line || line.score < worthRefining) return line;
  const pattern = patternOf(guard, line.module);
  return fitLine(
    line.hits.map((hit) => refineHit(hit, pattern, bands)),
    strip.height,
  );
}

interface Band {
  readonly y: number;
  readonly signal: Float32Array;
}

/** More rows of a band tell nothing new. */
const rowsPerBand = 10;

function cutBands({ width, height, row }: Strip): readonly Band[] {
  const count = Math.max(6, Math.min(14, Math.round(height / 6)));
  return Array.from({ length: count }, (_, i) => {
    const top = Math.floor((i * height) / count);
    const bottom = Math.max(top + 1, Math.floor(((i + 1) * height) / count));
    const signal = new Float32Array(width);
    const step = Math.max(1, Math.floor((bottom - top) / rowsPerBand));
    const weight = 1 / Math.ceil((bottom - top) / step);
    for (let y = top; y < bottom; y += step) {
      const values = row(y);
      for (let x = 0; x < width; x += 1) signal[x] = (signal[x] ?? 0) + (values[x] ?? 0) * weight;
    }
    return { y: (top + bottom - 1) / 2, signal };
  });
}

interface Search {
  /** One for each width of a module. */
  readonly patterns: readonly Pattern[];
  /** Bounds of the pattern's left edge. */
  readonly from: number;
  readonly to: number;
}

const hitsPerBand = 4;

function findInBand({ y, signal }: Band, { patterns, from, to }: Search): GuardHit[] {
  const found: GuardHit[] = [];
  for (const { module, lead, values } of patterns) {
    const step = module / samplesPerModule;
    const stepOf = (x: number) => (x + 0.5 - lead * module) / step;
    const first = Math.max(0, Math.floor(stepOf(from)) - 1);
    const scores = correlate(resample(signal, step, first, stepOf(to) + 2 + values.length), values);
    for (let i = 0; i < scores.length; i += 1) {
      const score = scores[i] ?? 0;
      if (score <= minScore || score <= (scores[i - 1] ?? 0) || score < (scores[i + 1] ?? 0)) continue;
      const x = (first + i) * step - 0.5 + lead * module;
      if (x >= from && x <= to) found.push({ x, y, module, score });
    }
  }
  const kept: GuardHit[] = [];
  for (const hit of found.toSorted((a, b) => b.score - a.score)) {
    if (kept.length === hitsPerBand) break;
    if (kept.every(({ x }) => Math.abs(x - hit.x) > 2 * hit.module)) kept.push(hit);
  }
  return kept;
}

/** Values at the middles of steps counted from the left border, from the first on up to the last. */
function resample(signal: Float32Array, step: number, first: number, last: number): Float32Array {
  const end = Math.min(last, Math.floor(signal.length / step));
  const samples = new Float32Array(Math.max(0, Math.ceil(end - first)));
  for (let i = 0; i < samples.length; i += 1) samples[i] = between(signal, (first + i + 0.5) * step - 0.5);
  return samples;
}

function between(signal: Float32Array, x: number): number {
  const at = Math.min(Math.max(x, 0), signal.length - 1);
  const left = Math.min(Math.trunc(at), Math.max(0, signal.length - 2));
  return (signal[left] ?? 0) + (at - left) * ((signal[left + 1] ?? 0) - (signal[left] ?? 0));
}

function correlate(samples: Float32Array, pattern: Float32Array): Float32Array {
  const count = pattern.length;
  const scores = new Float32Array(Math.max(0, samples.length - count + 1));
  let [sum, squares] = [0, 0];
  for (let i = 0; i < samples.length; i += 1) {
    const entering = samples[i] ?? 0;
    sum += entering;
    squares += entering * entering;
    const first = i - count + 1;
    if (first < 0) continue;
    const variance = squares - (sum * sum) / count;
    if (variance > count * minContrast ** 2) {
      let dot = 0;
      for (let k = 0; k < count; k += 1) dot -= (samples[first + k] ?? 0) * (pattern[k] ?? 0);
      scores[first] = dot / Math.sqrt(variance);
    }
    const leaving = samples[first] ?? 0;
    sum -= leaving;
    squares -= leaving * leaving;
  }
  return scores;
}

/** The best place and module near a hit, finer than the search's steps. */
function refineHit(hit: GuardHit, pattern: Pattern, bands: readonly Band[]): GuardHit {
  const signal = bands.find(({ y }) => y === hit.y)?.signal;
  let best = hit;
  if (!signal) return best;
  for (let scale = 0.95; scale <= 1.05; scale += 0.01) {
    const module = hit.module * scale;
    for (let shift = -0.5; shift <= 0.5; shift += 0.1) {
      const x = hit.x + shift * hit.module;
      const left = x - pattern.lead * module;
      const samples = pattern.values.map((_, i) =>
        between(signal, left + ((i + 0.5) * module) / samplesPerModule),
      );
      const score = correlate(samples, pattern.values)[0] ?? 0;
      if (score > best.score) best = { x, y: hit.y, module, score };
    }
  }
  return best;
}

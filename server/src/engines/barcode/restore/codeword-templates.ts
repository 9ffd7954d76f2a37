import { blurred, blurWeights, normalise } from "./blur.ts";
import { codewordCount, codewordPatterns, modulesPerCodeword } from "./codeword-patterns.ts";

/** What the codewords of one cluster look like: each zero mean and unit norm, dark positive, one after the other. */
export type Templates = Float32Array;

/**
 * Modules beside a codeword that take part when it is blurred: the one before is a space and the one after a bar, as
 * every codeword begins and ends; further out there may be either.
 */
const before = [0.4, 0.4, 0];
const after = [1, 0.6, 0.5];

const cache = new Map<string, readonly Templates[]>();

/** The three clusters' templates, with `samples` values a module, blurred by `sigma` modules. */
export function templatesOf(samples: number, sigma: number): readonly Templates[] {
  const key = `${samples} ${sigma}`;
  const known = cache.get(key);
  if (known) return known;
  const count = modulesPerCodeword * samples;
  const seen = before.length + modulesPerCodeword + after.length;
  const weights = blurWeights(seen, { from: before.length, count, samples, sigma });
  const made = codewordPatterns.map((patterns) => {
    const templates = new Float32Array(codewordCount * count);
    patterns.forEach((bits, codeword) => {
      const modules = Array.from({ length: modulesPerCodeword }, (_, i) => (bits >> (16 - i)) & 1);
      templates.set(normalise(blurred([...before, ...modules, ...after], weights)), codeword * count);
    });
    return templates;
  });
  cache.set(key, made);
  return made;
}

/** The codeword that a cell looks most like. */
export interface Match {
  readonly codeword: number;
  /** Correlation, up to 1. */
  readonly score: number;
  /** How far the next best is behind. */
  readonly margin: number;
}

/** Correlates a cell with every codeword of a cluster, four at a time: their sums do not wait for one another. */
export function matchCell(cell: Float32Array, templates: Templates): Match {
  const count = cell.length;
  const scores = new Float64Array(codewordCount);
  let candidate = 0;
  for (let p = 0; candidate + 4 <= codewordCount; candidate += 4, p += 4 * count) {
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let i = 0, q = p; i < count; i += 1, q += 1) {
      const value = cell[i] ?? 0;
      a += value * (templates[q] ?? 0);
      b += value * (templates[q + count] ?? 0);
      c += value * (templates[q + 2 * count] ?? 0);
      d += value * (templates[q + 3 * count] ?? 0);
    }
    scores[candidate] = a;
    scores[candidate + 1] = b;
    scores[candidate + 2] = c;
    scores[candidate + 3] = d;
  }
  for (; candidate < codewordCount; candidate += 1) scores[candidate] = scoreOf(cell, templates, candidate);
  return bestOf(scores);
}

function bestOf(scores: Float64Array): Match {
  let [codeword, score, second] = [0, -2, -2];
  for (let candidate = 0; candidate < scores.length; candidate += 1) {
    const dot = scores[candidate] ?? 0;
    if (dot > score) {
      second = score;
      score = dot;
      codeword = candidate;
    } else if (dot > second) second = dot;
  }
  return { codeword, score, margin: score - second };
}

/** How much a cell looks like one codeword. */
export function scoreOf(cell: Float32Array, templates: Templates, codeword: number): number {
  let dot = 0;
  for (let i = 0, p = codeword * cell.length; i < cell.length; i += 1, p += 1)
    dot += (cell[i] ?? 0) * (templates[p] ?? 0);
  return dot;
}

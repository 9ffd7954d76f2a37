import { blurred, blurWeights, normalise } from "./blur.ts";

/** ISO/IEC 15438, 5.3.3: widths in modules, spaces negative, with what must stand beside. `lead` comes before. */
const guards = {
  start: { runs: [-3, 8, -1, 1, -1, 1, -1, 1, -3, 1], lead: 3 },
  stop: { runs: [-1, 7, -1, 1, -3, 1, -1, 1, -2, 1, -3], lead: 1 },
} as const;

export type GuardName = keyof typeof guards;

/** Modules from the left edge of the start pattern to the codewords. */
export const startModules = 17;

/** What a guard pattern looks like where a module is `module` pixels wide. */
export interface Pattern {
  readonly module: number;
  /** Modules that the values begin before the guard pattern's left edge. */
  readonly lead: number;
  /** `samplesPerModule` values a module, dark positive, zero mean, unit norm. */
  readonly values: Float32Array;
}

export const samplesPerModule = 2;

/** Blur goes by pixels, so that wide modules are sharper; in pixels, and at least and at most in modules. */
const expectedBlur = { pixels: 1.2, least: 0.28, most: 0.65 };
const blurStep = 0.03;

const cache = new Map<string, Float32Array>();

export function patternOf(guard: GuardName, module: number): Pattern {
  const { runs, lead } = guards[guard];
  const blur = Math.max(expectedBlur.least, Math.min(expectedBlur.most, expectedBlur.pixels / module));
  const sigma = Math.round(blur / blurStep) * blurStep;
  const key = `${guard} ${sigma}`;
  const values = cache.get(key) ?? draw(runs, sigma);
  cache.set(key, values);
  return { module, lead, values };
}

function draw(runs: readonly number[], sigma: number): Float32Array {
  const inner = runs.flatMap((run) => Array.from({ length: Math.abs(run) }, () => (run > 0 ? 1 : 0)));
  const count = inner.length * samplesPerModule;
  // The outermost modules go on, lest the pattern fade where it ends.
  const beyond = 3;
  const first = Array.from({ length: beyond }, () => inner[0] ?? 0);
  const last = Array.from({ length: beyond }, () => inner.at(-1) ?? 0);
  const row = [...first, ...inner, ...last];
  const weights = blurWeights(row.length, { from: beyond, count, samples: samplesPerModule, sigma });
  return normalise(blurred(row, weights));
}

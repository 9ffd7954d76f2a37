import type { RecaptureSignals } from "./measure-signals.ts";

/** What each signal adds, 0 (nothing unusual) to 1 (unlike any live picture of the calibration). */
export interface Suspicions {
  readonly texture: number;
  readonly pattern: number;
  readonly fringes: number;
  readonly edges: number;
  readonly roughness: number;
  readonly coldness: number;
  readonly coldBeside: number;
}

/** Where a signal begins to be unusual, and where it is as unusual as counts; live pictures lie before the first. */
const ranges = {
  facePeak: [1.95, 3.2],
  colourRoughness: [0.6, 1.2],
  edge: [14, 24],
  faceRoughness: [-1.95, -0.8],
  faceWarmth: [0.05, -0.2],
  warmthBeside: [0, -0.4],
} as const;

/** The texture net's log-odds count from here to there. */
const surest = 4;

/** How unusual each signal is. A texture that was not measured says nothing. */
export function suspicionsOf(signals: RecaptureSignals, texture: number | null): Suspicions {
  const within = (value: number, [from, to]: readonly [number, number]) =>
    Math.min(1, Math.max(0, (value - from) / (to - from)));
  return {
    texture: texture === null ? 0 : within(logit(texture), [surest, -surest]),
    pattern: within(signals.facePeak, ranges.facePeak),
    fringes: within(signals.colourRoughness, ranges.colourRoughness),
    edges: within(Math.min(signals.edgeAside, signals.edgeAbove), ranges.edge),
    roughness: within(signals.faceRoughness, ranges.faceRoughness),
    coldness: within(signals.faceWarmth, ranges.faceWarmth),
    coldBeside: within(signals.warmthBeside, ranges.warmthBeside),
  };
}

function logit(share: number): number {
  const bounded = Math.min(Math.max(share, 1e-4), 1 - 1e-4);
  return Math.log(bounded / (1 - bounded));
}

import type { Suspicions } from "./signals/suspicions.ts";

/** How signals are weighed, and how often scores err. Each row: a score, and a rate (upper end of its 95 % interval). */
export interface FusionCalibration {
  readonly bias: number;
  readonly weights: Readonly<Record<keyof Suspicions, number>>;
  /** Live pictures that score at most this. */
  readonly falseFake: readonly (readonly [score: number, rate: number])[];
  /** Imitations that score at least this; the mean over their kinds. */
  readonly falseReal: readonly (readonly [score: number, rate: number])[];
}
export const withTexture: FusionCalibration = {
  bias: 0,
  weights: { texture: 0, pattern: 0, fringes: 0, edges: 0, roughness: 0, coldness: 0, coldBeside: 0 },
  falseFake: [],
  falseReal: [],
};
export const withoutTexture = withTexture;

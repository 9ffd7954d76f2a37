import type { FusedLiveness } from "#core/liveness/liveness.ts";
import { type FusionCalibration, withoutTexture, withTexture } from "./calibration.ts";
import type { RecaptureSignals } from "./signals/measure-signals.ts";
import { type Suspicions, suspicionsOf } from "./signals/suspicions.ts";

/** All signals together: the log-odds of a live person, and how often that errs. */
export function fuse(signals: RecaptureSignals, texture: number | null): FusedLiveness {
  const calibration = texture === null ? withoutTexture : withTexture;
  const score = scoreOf(suspicionsOf(signals, texture), calibration);
  return {
    score,
    falseFakeRate: rateAt(calibration.falseFake, score),
    falseRealRate: rateAt(calibration.falseReal, score),
  };
}

/** The log-odds of a live person. */
export function scoreOf(
  suspicions: Suspicions,
  { bias, weights }: Pick<FusionCalibration, "bias" | "weights">,
): number {
  const names = Object.keys(weights) as (keyof Suspicions)[];
  return names.reduce((sum, name) => sum - weights[name] * suspicions[name], bias);
}

/** The rate at a score, between the table's rows along a straight line. */
function rateAt(table: FusionCalibration["falseFake"], score: number): number {
  const after = table.findIndex(([at]) => at > score);
  const [last, first] = [table.at(-1), table[0]];
  if (after === 0) return first?.[1] ?? 1;
  const [from, to] = [table[after - 1] ?? last, table[after] ?? last];
  if (!from || !to || after < 0) return last?.[1] ?? 1;
  return from[1] + ((to[1] - from[1]) * (score - from[0])) / (to[0] - from[0]);
}

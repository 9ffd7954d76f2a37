import type { SearchRates } from "#core/face/face.ts";
import { searchCalibration } from "./search-calibration.ts";

/** The false match rate measured at one score, of photos against photos. */
export interface SearchRatePoint {
  readonly score: number;
  readonly falseMatchRate: number;
}

/** What was measured, and how steeply the rate falls at the end of it. */
export interface SearchCalibration {
  /** Ascending by score, the rates falling. */
  readonly points: readonly SearchRatePoint[];
  /** Natural logarithm of the rate by score. */
  readonly slope: number;
}

/**
 * The rates at a score: between points as the logarithm goes, and 1 before them. Beyond the last the counted one stays,
 * and the extrapolated one falls as the slope goes.
 */
export function searchRatesAt(score: number, { points, slope }: SearchCalibration): SearchRates {
  const last = points.at(-1);
  if (!last) throw new Error("The calibration is empty.");
  const falseMatchRate = countedAt(score, points) ?? last.falseMatchRate;
  const beyond = Math.max(0, score - last.score);
  return { falseMatchRate, extrapolatedRate: falseMatchRate * Math.exp(slope * beyond) };
}

/** Undefined beyond the last point. */
function countedAt(score: number, points: readonly SearchRatePoint[]): number | undefined {
  const at = points.findIndex((point) => point.score >= score);
  const [lower, upper] = [points[at - 1], points[at]];
  if (!upper) return undefined;
  if (!lower) return score === upper.score ? upper.falseMatchRate : 1;
  const share = (score - lower.score) / (upper.score - lower.score);
  const [from, to] = [Math.log(lower.falseMatchRate), Math.log(upper.falseMatchRate)];
  return Math.exp(from + share * (to - from));
}

/** The same by the shipped calibration. */
export function searchRates(score: number): SearchRates {
  return searchRatesAt(score, searchCalibration);
}

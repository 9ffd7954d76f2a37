import type { FaceComparison } from "#core/face/face.ts";

/** The error rates measured at one score. */
export interface CalibrationPoint {
  readonly score: number;
  readonly falseMatchRate: number;
  readonly falseNonMatchRate: number;
}

/**
 * The error rates at a score, between the two nearest points of a calibration (ascending by score). Beyond its ends
 * the rates stay what they are there: nothing is claimed that was not measured.
 */
export function errorRatesAt(
  score: number,
  calibration: readonly CalibrationPoint[],
): Omit<FaceComparison, "score"> {
  const after = calibration.findIndex((point) => point.score > score);
  const lower = calibration.at(after === 0 ? 0 : after - 1);
  const upper = calibration.at(after === -1 ? -1 : after);
  const [from, to] = after === -1 ? [upper, upper] : [lower, upper];
  if (!from || !to) throw new Error("The calibration is empty.");
  const share = to.score === from.score ? 0 : (score - from.score) / (to.score - from.score);
  const between = (a: number, b: number) => Math.exp(Math.log(a) + share * (Math.log(b) - Math.log(a)));
  return {
    falseMatchRate: between(from.falseMatchRate, to.falseMatchRate),
    falseNonMatchRate: between(from.falseNonMatchRate, to.falseNonMatchRate),
  };
}

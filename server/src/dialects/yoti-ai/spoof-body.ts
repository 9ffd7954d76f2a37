import type { SpoofPrediction } from "#core/liveness/predict-spoof.ts";
import { Refusal } from "./errors.ts";

/** The core's words for a prediction are Yoti's own. */
export function spoofBody(prediction: SpoofPrediction | undefined) {
  if (!prediction) throw new Refusal("FAIL_PREDICTION", "Antispoofing prediction failed.");
  return { prediction };
}

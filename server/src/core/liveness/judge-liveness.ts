import { type Judge, notRun, pass, unsure } from "#core/check/judgement.ts";
import { predictSpoof } from "./predict-spoof.ts";

/** Whether the selfie looks recaptured. Passive signals are weak, so at most a person looks. */
export const judgeLiveness: Judge = ({ findings: { selfie }, thresholds: { livenessReview } }) => {
  const signals = selfie?.liveness?.value;
  const models = selfie?.liveness?.models ?? [];
  const { texture = null, measurements, fused } = signals ?? {};
  if (texture === null && !fused)
    return notRun("liveness", "No signal of liveness was measured.", { models });
  const details = {
    measurements: { texture, ...measurements, ...fused },
    thresholds: { livenessReview },
    models,
  };
  const isFake = signals && fused ? predictSpoof(signals) === "fake" : false;
  const isTextureFake = !fused && texture !== null && texture < livenessReview;
  return isFake || isTextureFake
    ? unsure("liveness", "presentation-attack", "The selfie looks like a recaptured picture.", details)
    : pass("liveness", "The selfie does not look like a recaptured picture.", details);
};

import { type Judge, notRun, pass, unsure } from "#core/check/judgement.ts";

/** Whether the selfie looks recaptured. One weak signal, so at most a person looks. */
export const judgeLiveness: Judge = ({ findings: { selfie }, thresholds: { livenessReview } }) => {
  const texture = selfie?.liveness?.value.texture ?? null;
  const models = selfie?.liveness?.models ?? [];
  if (texture === null) return notRun("liveness", "No texture was measured.", { models });
  const details = { measurements: { texture }, thresholds: { livenessReview }, models };
  return texture < livenessReview
    ? unsure(
        "liveness",
        "presentation-attack",
        "The selfie's texture is that of a recaptured picture.",
        details,
      )
    : pass("liveness", "The selfie's texture is not that of a recaptured picture.", details);
};

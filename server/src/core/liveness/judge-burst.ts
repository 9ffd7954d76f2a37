import { type Judge, notRun, pass, unsure } from "#core/check/judgement.ts";
import { verifyBurst } from "./verify-burst.ts";

/**
 * Whether the person did before the camera what was asked. Never declines: how often it errs on people of every kind,
 * with phones of every kind, is not known well enough.
 */
export const judgeBurst: Judge = ({ findings: { burst } }) => {
  if (!burst) return notRun("liveness-challenge", "No challenge was answered.");
  const { verdict, faults, measurements } = verifyBurst(burst.value);
  const details = {
    measurements: { ...measurements, verdict, faults: faults.join(", ") },
    models: burst.models,
  };
  if (verdict === "pass")
    return pass("liveness-challenge", "One person did what was asked, in depth and in time.", details);
  const rule =
    verdict === "fail"
      ? "The pictures that answer the challenge speak of an imitation."
      : "The challenge was not clearly met.";
  return unsure("liveness-challenge", "presentation-attack", rule, details);
};

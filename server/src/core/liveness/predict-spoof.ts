import type { LivenessSignals } from "./liveness.ts";

/** What is said of a single picture: a live person, an imitation, or neither for certain. */
export type SpoofPrediction = "real" | "fake" | "undetermined";

/** How often each answer may be wrong on pictures like those of the calibration. */
const mostFalse = { fake: 0.03, real: 0.1 } as const;
/** Where only the texture is known: below the one a picture is called fake, from the other on real. */
const spoofThresholds = { fakeBelow: 0.3, realFrom: 0.9 } as const;

/** Judges one picture. Where nothing was measured nothing can be determined. */
export function predictSpoof({ texture, fused }: LivenessSignals): SpoofPrediction {
  if (fused) {
    const mayBeFake = fused.falseFakeRate <= mostFalse.fake;
    const mayBeReal = fused.falseRealRate <= mostFalse.real;
    if (mayBeFake === mayBeReal) return "undetermined";
    return mayBeFake ? "fake" : "real";
  }
  if (texture === null) return "undetermined";
  if (texture < spoofThresholds.fakeBelow) return "fake";
  return texture >= spoofThresholds.realFrom ? "real" : "undetermined";
}

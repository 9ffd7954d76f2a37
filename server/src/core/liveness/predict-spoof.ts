import type { LivenessSignals } from "./liveness.ts";

/** What is said of a single picture: a live person, an imitation, or neither for certain. */
export type SpoofPrediction = "real" | "fake" | "undetermined";

/** The texture below which a picture is called fake, and from which on it is called real. */
const spoofThresholds = { fakeBelow: 0.3, realFrom: 0.9 } as const;

/** Judges one picture. Where nothing was measured nothing can be determined. */
export function predictSpoof({ texture }: LivenessSignals): SpoofPrediction {
  if (texture === null) return "undetermined";
  if (texture < spoofThresholds.fakeBelow) return "fake";
  return texture >= spoofThresholds.realFrom ? "real" : "undetermined";
}

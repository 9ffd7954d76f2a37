import type { FaceFinding } from "#core/face/face.ts";
import type { ImageRef, Measured } from "#core/media/image.ts";

/** All signals of a picture taken together, and how often they err, by the engine's calibration. */
export interface FusedLiveness {
  /** The engine's own scale; higher speaks for a live person. */
  readonly score: number;
  /** How often a live person scores at most this: the error of calling such a picture fake (BPCER), upper bound. */
  readonly falseFakeRate: number;
  /** How often an imitation of the kinds measured scores at least this: the error of calling it real (APCER), upper bound. */
  readonly falseRealRate: number;
}

/** Passive signals that a live person stood before the camera. */
export interface LivenessSignals {
  /** Texture net, 0 (recaptured) to 1 (live); null when the net is switched off. */
  readonly texture: number | null;
  /** Plain measurements by their names, as the engine's documentation explains them. */
  readonly measurements?: Readonly<Record<string, number>>;
  readonly fused?: FusedLiveness;
}

/** Measures passive liveness of one face. */
export interface LivenessMeter {
  measure(image: ImageRef, face: FaceFinding): Promise<Measured<LivenessSignals>>;
}

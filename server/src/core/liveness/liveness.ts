import type { FaceFinding } from "#core/face/face.ts";
import type { ImageRef, Measured } from "#core/media/image.ts";

/** Passive signals that a live person stood before the camera. */
export interface LivenessSignals {
  /** Texture net, 0 (recaptured) to 1 (live); null when the net is switched off. */
  readonly texture: number | null;
}

/** Measures passive liveness of one face. */
export interface LivenessMeter {
  measure(image: ImageRef, face: FaceFinding): Promise<Measured<LivenessSignals>>;
}

import type { FaceFinding } from "#core/face/face.ts";
import type { ImageRef, Measured } from "#core/media/image.ts";

/** How old a face looks. */
export interface AgeEstimate {
  readonly years: number;
  /** The true age lies within one of it in 68 of 100 pictures like those of the calibration. */
  readonly stDev: number;
}

/** Estimates the age of one face. */
export interface AgeEstimator {
  estimate(image: ImageRef, face: FaceFinding): Promise<Measured<AgeEstimate>>;
}

import type { FrameTrace } from "#core/liveness/burst.ts";
import type { Box, ImageRef, Measured, ModelRef, Point } from "#core/media/image.ts";

/** Five points for alignment; left and right as seen in the picture. */
export interface FacePoints {
  readonly leftEye: Point;
  readonly rightEye: Point;
  readonly nose: Point;
  readonly leftMouth: Point;
  readonly rightMouth: Point;
}

/** How a head is held, in degrees; 0 looks straight into the camera. Consistent within about 3°, not surveyed. */
export interface HeadPose {
  /** Turned towards the right of the picture when above 0. */
  readonly yaw: number;
  /** Raised when above 0. */
  readonly pitch: number;
  /** Tilted clockwise, as seen in the picture, when above 0. */
  readonly roll: number;
}

/** One face found. `score` is the detector's confidence, 0 to 1. */
export interface FaceFinding {
  readonly box: Box;
  readonly points: FacePoints;
  readonly score: number;
  /** Only where the whole mesh was placed on the face. */
  readonly pose?: HeadPose;
  /** How far the less open eye is open: its height by its width; about 0.3 open, below 0.15 closed. */
  readonly eyeOpenness?: number;
}

/** Finds faces, largest first. */
export interface FaceDetector {
  detect(image: ImageRef): Promise<Measured<readonly FaceFinding[]>>;
  /** Looks at one picture of a burst. */
  trace(image: ImageRef): Promise<Measured<FrameTrace>>;
}

/** A face as numbers; comparable only within the same models. */
export interface FaceTemplate {
  readonly vectors: readonly Float32Array[];
  readonly models: readonly ModelRef[];
}

/** How alike two faces are. */
export interface FaceComparison {
  /** The engine's own scale; higher is more alike. */
  readonly score: number;
  /** How often two different people score at least this, from the engine's calibration (upper bound of its interval). */
  readonly falseMatchRate: number;
  /** How often the same person scores less than this, from the same calibration. */
  readonly falseNonMatchRate: number;
}

/** How often strangers are as much alike, for searches among many. */
export interface SearchRates {
  /** How often two different people's photos score at least this: the upper bound of what was counted. */
  readonly falseMatchRate: number;
  /** The same where the rate goes on falling as it did before there were too few pairs to count: at most the bound. */
  readonly extrapolatedRate: number;
}

/** Turns faces into templates and compares them. */
export interface FaceEmbedder {
  embed(image: ImageRef, face: FaceFinding): Promise<FaceTemplate>;
  compare(a: FaceTemplate, b: FaceTemplate): Measured<FaceComparison>;
  /** Of photos against photos, further down than `compare` tells: one face is held against many. */
  searchRates(score: number): SearchRates;
}

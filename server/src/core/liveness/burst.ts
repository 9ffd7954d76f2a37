import type { FaceComparison, HeadPose } from "#core/face/face.ts";
import type { Box, Point } from "#core/media/image.ts";
import type { MediaId } from "#core/media/media.ts";
import type { ChallengeId, LivenessMove } from "./challenge.ts";

/** One picture of a burst and when it was taken: milliseconds since the first, by the device's clock. */
export interface BurstFrame {
  readonly mediaId: MediaId;
  readonly atMs: number;
}

/** Pictures of one person answering a challenge, in the order in which they were taken. */
export interface LivenessBurst {
  readonly challengeId: ChallengeId;
  readonly frames: readonly BurstFrame[];
  /** Milliseconds from the challenge's issue to the arrival of the answer, by the server's clock. */
  readonly answeredAfterMs: number;
}

/** The one face of a frame. */
export interface TracedFace {
  readonly box: Box;
  readonly pose: HeadPose;
  /** The less open eye's height by its width; about 0.3 open, below 0.15 closed. */
  readonly eyeOpenness: number;
  /** Points on bone and cartilage that no expression moves, always the same ones in the same order. */
  readonly rigidPoints: readonly Point[];
}

/** What was seen in one picture of a burst. */
export interface FrameTrace {
  /** Clear faces of at least a quarter of the largest one's area. */
  readonly faceCount: number;
  /** The largest; null when none was found, or the mesh did not hold on it. */
  readonly face: TracedFace | null;
  /** The picture as 24 × 24 levels of luma, hexadecimal: the same picture twice has the same. */
  readonly sketch: string;
}

/** What was measured on one picture of a burst. */
export interface FrameFindings extends FrameTrace {
  readonly mediaId: MediaId;
  readonly atMs: number;
  /** SHA-256 of the file. */
  readonly sha256: string;
}

/** Two pictures' faces compared: the first that looks straight ahead, and one of a later moment. */
export interface IdentityLink {
  /** Index of the later frame. */
  readonly frame: number;
  readonly comparison: FaceComparison;
}

/** What was measured on a burst. Plain JSON. */
export interface BurstFindings {
  readonly challengeId: ChallengeId;
  readonly moves: readonly LivenessMove[];
  readonly answeredAfterMs: number;
  readonly frames: readonly FrameFindings[];
  readonly identity: readonly IdentityLink[];
  /** The burst's first straight look against the selfie; null when one of them has no face. */
  readonly selfie: FaceComparison | null;
}

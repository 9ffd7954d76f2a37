import { burstLimits } from "./burst-limits.ts";
import type { FrameTrace, TracedFace } from "./burst.ts";

/** How the person looks straight ahead: what every later move is measured from. */
export interface StraightLook {
  /** Index of the frame. */
  readonly frame: number;
  readonly face: TracedFace;
}

const fromStart = 3;

/** The middle one, by its turn, of the first frames with a face: a challenge begins with a straight look. */
export function findStraightLook(frames: readonly Pick<FrameTrace, "face">[]): StraightLook | undefined {
  const first = frames
    .flatMap(({ face }, frame) => (face ? [{ frame, face }] : []))
    .slice(0, fromStart)
    .toSorted((a, b) => a.face.pose.yaw - b.face.pose.yaw);
  return first[first.length >> 1];
}

/** A frame against the straight look. */
export interface Bearing {
  /** Degrees; above 0 the person looks to his own left. */
  readonly turn: number;
  readonly raise: number;
  /** How many times as wide the face is. */
  readonly scale: number;
  /** How many times as open the eyes are. */
  readonly openness: number;
}

/** How a face is held against the straight look. The person's left is the right of a picture that is not mirrored. */
export function bearingOf(face: TracedFace, { face: straight }: StraightLook): Bearing {
  return {
    turn: face.pose.yaw - straight.pose.yaw,
    raise: face.pose.pitch - straight.pose.pitch,
    scale: face.box.width / straight.box.width,
    openness: face.eyeOpenness / straight.eyeOpenness,
  };
}

/** Whether the head is held as in the straight look. */
export function isStraight({ turn, raise }: Bearing): boolean {
  return Math.abs(turn) < burstLimits.straightDegrees && Math.abs(raise) < burstLimits.straightDegrees;
}

import type { FaceComparison } from "#core/face/face.ts";
import type { Point } from "#core/media/image.ts";
import type { MediaId } from "#core/media/media.ts";
import type { BurstFindings, FrameFindings, IdentityLink } from "./burst.ts";
import type { ChallengeId, LivenessMove } from "./challenge.ts";

/** A head's points in units of its width: across, down, and towards the camera. */
const head: readonly (readonly [number, number, number])[] = [
  ...([
    [0, -0.1, 0.1],
    [0, 0, 0.17],
    [0, 0.1, 0.24],
    [0, 0.17, 0.22],
  ] as const),
  ...([
    [-0.09, 0.17, 0.13],
    [0.09, 0.17, 0.13],
    [-0.3, -0.1, 0.02],
    [0.3, -0.1, 0.02],
  ] as const),
  ...([
    [-0.12, -0.1, 0.06],
    [0.12, -0.1, 0.06],
    [-0.47, -0.1, -0.3],
    [0.47, -0.1, -0.3],
  ] as const),
  ...([
    [0, -0.5, 0],
    [0, -0.3, 0.08],
    [-0.28, 0.1, 0.08],
    [0.28, 0.1, 0.08],
  ] as const),
];

/** How a head is shown. */
export interface Shown {
  readonly yaw?: number;
  readonly pitch?: number;
  readonly width?: number;
  readonly openness?: number;
  /** A picture of a head instead. */
  readonly isFlat?: boolean;
}

/** The head's points as a camera sees them, five head widths away when it is 200 px wide. */
function pointsOf({ yaw = 0, pitch = 0, width = 200, isFlat = false }: Shown): readonly Point[] {
  const [turn, raise] = [(yaw * Math.PI) / 180, (pitch * Math.PI) / 180];
  return head.map(([x, y, depth]) => {
    const z = isFlat ? 0 : depth;
    const [turnedX, turnedZ] = [
      x * Math.cos(turn) + z * Math.sin(turn),
      z * Math.cos(turn) - x * Math.sin(turn),
    ];
    const raisedY = y * Math.cos(raise) - turnedZ * Math.sin(raise);
    const raisedZ = turnedZ * Math.cos(raise) + y * Math.sin(raise);
    const focal = 1000;
    const distance = focal / width - raisedZ;
    return { x: 320 + (focal * turnedX) / distance, y: 240 + (focal * raisedY) / distance };
  });
}

const stepMs = 200;

/** One picture of a burst; every picture has another sketch. */
export function frameOf(index: number, shown: Shown = {}): FrameFindings {
  const { yaw = 0, pitch = 0, width = 200, openness = 0.3 } = shown;
  const box = { left: 320 - width / 2, top: 100, width, height: width * 1.3 };
  return {
    mediaId: `frame-${index}` as MediaId,
    atMs: index * stepMs,
    sha256: `digest-${index}`,
    faceCount: 1,
    face: { box, pose: { yaw, pitch, roll: 0 }, eyeOpenness: openness, rigidPoints: pointsOf(shown) },
    sketch: Uint8Array.from({ length: 576 }, (_, i) => (i * 7 + index * 31) % 251).toHex(),
  };
}

const shows: Readonly<Record<LivenessMove, Shown>> = {
  "look-left": { yaw: 25 },
  "look-right": { yaw: -25 },
  "look-up": { pitch: 18 },
  blink: { openness: 0.1 },
  "come-closer": { width: 290 },
  "hold-still": {},
};

/** Straight, then each move half way, whole and half way back, then straight again; a blink has no half. */
export function shownMoves(moves: readonly LivenessMove[]): readonly Shown[] {
  return [
    ...[{}, {}, {}, {}],
    ...moves.flatMap((move) => {
      const { yaw = 0, pitch = 0, width = 200 } = shows[move];
      const half = { yaw: yaw / 2, pitch: pitch / 2, width: (width + 200) / 2 };
      return [half, shows[move], shows[move], half, {}];
    }),
  ];
}

export const sameFace: FaceComparison = { score: 0.6, falseMatchRate: 0.0001, falseNonMatchRate: 0.6 };
export const otherFace: FaceComparison = { score: -0.4, falseMatchRate: 0.6, falseNonMatchRate: 0.0038 };

/** A burst that shows these things, of one person, for this challenge. */
export function burstOf(
  shown: readonly Shown[],
  moves: readonly LivenessMove[],
  over: Partial<BurstFindings> = {},
): BurstFindings {
  const identity: readonly IdentityLink[] = [{ frame: shown.length - 1, comparison: sameFace }];
  return {
    challengeId: "challenge" as ChallengeId,
    moves,
    answeredAfterMs: 60_000,
    frames: shown.map((each, i) => frameOf(i, each)),
    identity,
    selfie: sameFace,
    ...over,
  };
}

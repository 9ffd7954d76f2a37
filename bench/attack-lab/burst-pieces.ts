import type { LivenessMove } from "../../server/src/core/liveness/challenge.ts";
import { followMoves } from "../../server/src/core/liveness/follow-moves.ts";
import { bearingOf, isStraight } from "../../server/src/core/liveness/straight-look.ts";
import type { FrameFindings, FrameTrace } from "../../server/src/core/liveness/burst.ts";
import type { Raster } from "../../server/src/engines/runtime/raster.ts";

/** A picture of a film and what is seen on it. */
export interface TracedFrame {
  readonly picture: Raster;
  readonly trace: FrameTrace;
}

/** Runs of one person's film: looking straight, and doing one thing from a straight look back to one. */
export interface BurstPieces {
  readonly straight: readonly (readonly TracedFrame[])[];
  readonly moves: Readonly<Record<LivenessMove, readonly (readonly TracedFrame[])[]>>;
}

const straightRun = 4;
const longestMove = 24;

/** Finds in a film what can be put together to a burst. */
export function findPieces(frames: readonly TracedFrame[]): BurstPieces {
  const straight: TracedFrame[][] = [];
  const moves: Record<LivenessMove, TracedFrame[][]> = {
    ...{ "look-left": [], "look-right": [], "look-up": [], blink: [], "come-closer": [], "hold-still": [] },
  };
  const usual = usualFace(frames);
  if (!usual) return { straight, moves };
  let run: TracedFrame[] = [];
  for (const frame of frames) {
    const { face } = frame.trace;
    const isBack = face !== null && isNeutral(bearingOf(face, { frame: 0, face: usual }));
    run.push(frame);
    if (!isBack && run.length <= longestMove) continue;
    if (isBack && run.length > 1) keep(run, usual, moves);
    run = isBack ? [frame] : [];
  }
  let still: TracedFrame[] = [];
  for (const frame of frames) {
    const { face } = frame.trace;
    still = face && isNeutral(bearingOf(face, { frame: 0, face: usual })) ? [...still, frame] : [];
    if (still.length < straightRun) continue;
    straight.push(still);
    still = [];
  }
  return { straight, moves };
}

function isNeutral(bearing: ReturnType<typeof bearingOf>): boolean {
  return (
    isStraight(bearing) &&
    Math.abs(bearing.turn) < 5 &&
    bearing.openness > 0.75 &&
    Math.abs(bearing.scale - 1) < 0.1
  );
}

/** The face held as it mostly is in the film. */
function usualFace(frames: readonly TracedFrame[]) {
  const faces = frames.flatMap(({ trace }) => (trace.face ? [trace.face] : []));
  const middle = (of: (face: (typeof faces)[number]) => number) =>
    faces.map(of).toSorted((a, b) => a - b)[faces.length >> 1] ?? 0;
  const [yaw, pitch] = [middle((face) => face.pose.yaw), middle((face) => face.pose.pitch)];
  const width = middle((face) => face.box.width);
  const distance = (face: (typeof faces)[number]) =>
    Math.hypot(face.pose.yaw - yaw, face.pose.pitch - pitch) + Math.abs(face.box.width / width - 1) * 40;
  return faces.toSorted((a, b) => distance(a) - distance(b))[0];
}

function keep(
  run: readonly TracedFrame[],
  face: NonNullable<ReturnType<typeof usualFace>>,
  moves: Record<LivenessMove, (readonly TracedFrame[])[]>,
): void {
  const asFindings = run.map(({ trace }) => trace as FrameFindings);
  const asked = ["look-left", "look-right", "look-up", "blink", "come-closer"] as const;
  const seen = asked.filter((move) => followMoves(asFindings, { frame: 0, face }, [move]).met.length > 0);
  const [only] = seen;
  const { strays } = followMoves(asFindings, { frame: 0, face }, only ? [only] : []);
  if (only && seen.filter((move) => move !== "blink").length <= 1 && strays.length === 0)
    moves[only].push(run);
}

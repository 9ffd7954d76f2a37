import { burstLimits } from "./burst-limits.ts";
import type { FrameFindings } from "./burst.ts";
import type { LivenessMove } from "./challenge.ts";
import { type Bearing, bearingOf, isStraight, type StraightLook } from "./straight-look.ts";

/** A move that was seen, and the frames that show it. */
export interface SeenMove {
  readonly move: LivenessMove;
  readonly frames: readonly number[];
}

/** What came of the moves that were asked for. */
export interface Following {
  /** The moves met, in the order asked. */
  readonly met: readonly SeenMove[];
  readonly missing: readonly LivenessMove[];
  /** Turns that were seen though not asked for at that time. */
  readonly strays: readonly LivenessMove[];
}

const fewestStill = 4;

/** Follows the moves from frame to frame; a blink that was not asked for is natural. */
export function followMoves(
  frames: readonly FrameFindings[],
  straight: StraightLook,
  moves: readonly LivenessMove[],
): Following {
  const asked = moves.filter((move) => move !== "hold-still");
  const met: SeenMove[] = [];
  const strays: LivenessMove[] = [];
  for (const seen of seenMoves(frames, straight)) {
    const next = asked[met.length];
    if (seen.move === next) met.push(seen);
    else if (!isNatural(seen.move, met)) strays.push(seen.move);
  }
  const isHeld = !moves.includes("hold-still") || heldStill(frames, straight);
  const missing = [...(isHeld ? [] : (["hold-still"] as const)), ...asked.slice(met.length)];
  return { met, missing, strays };
}

/** Blinks are; and who has come closer may stay there. */
function isNatural(move: LivenessMove, met: readonly SeenMove[]): boolean {
  return move === "blink" || (move === "come-closer" && met.some((seen) => seen.move === move));
}

function seenMoves(frames: readonly FrameFindings[], straight: StraightLook): readonly SeenMove[] {
  const seen: { move: LivenessMove; frames: number[] }[] = [];
  let last: LivenessMove | null = null;
  frames.forEach(({ face }, i) => {
    if (!face || i < straight.frame) return;
    const move = moveOf(bearingOf(face, straight));
    if (move !== null && move === last) seen.at(-1)?.frames.push(i);
    else if (move !== null) seen.push({ move, frames: [i] });
    last = move;
  });
  return seen;
}

/** What a bearing shows; a turn hides the others. */
function moveOf(bearing: Bearing): LivenessMove | null {
  const { turnDegrees, raiseDegrees, closerScale, closedShare } = burstLimits;
  if (Math.abs(bearing.turn) >= turnDegrees) return bearing.turn > 0 ? "look-left" : "look-right";
  if (bearing.raise >= raiseDegrees) return "look-up";
  if (bearing.scale >= closerScale) return "come-closer";
  return bearing.openness < closedShare && isStraight(bearing) ? "blink" : null;
}

function heldStill(frames: readonly FrameFindings[], straight: StraightLook): boolean {
  const first = frames.slice(straight.frame, straight.frame + fewestStill);
  const isStill = ({ face }: FrameFindings) => face !== null && isStraight(bearingOf(face, straight));
  return first.length === fewestStill && first.every(isStill);
}

import { burstLimits } from "./burst-limits.ts";
import type { BurstFindings } from "./burst.ts";
import type { LivenessMove } from "./challenge.ts";
import { findIdentityFaults } from "./find-identity-faults.ts";
import { findRepeats } from "./find-repeats.ts";
import { findTimeFaults } from "./find-time-faults.ts";
import { type Following, followMoves } from "./follow-moves.ts";
import { planarResidual } from "./planar-residual.ts";
import { findStraightLook, type StraightLook } from "./straight-look.ts";

/** What speaks against a burst. */
export type BurstFault =
  /** These speak of an attack. */
  | "flat-face"
  | "other-person"
  | "looped-frames"
  | "impossible-time"
  /** These leave open what happened; the person may try again. */
  | "no-face"
  | "several-faces"
  | "too-few-frames"
  | "too-many-frames"
  | "stalled-frames"
  | "gap-in-time"
  | "jump"
  | "move-missing"
  | "wrong-moves"
  | "identity-unsure"
  /** No turn of the head was asked for, and nothing else shows depth. */
  | "depth-unseen";

/** What a burst shows of the person before the camera. */
export interface BurstVerdict {
  readonly verdict: "pass" | "undetermined" | "fail";
  readonly faults: readonly BurstFault[];
  readonly measurements: Readonly<Record<string, string | number | null>>;
}

const attacks: readonly BurstFault[] = ["flat-face", "other-person", "looped-frames", "impossible-time"];

/** Judges a burst against its challenge. It passes only when nothing at all speaks against it. Pure. */
export function verifyBurst(findings: BurstFindings): BurstVerdict {
  const { frames, moves } = findings;
  const straight = findStraightLook(frames);
  const following = straight ? followMoves(frames, straight, moves) : nothing(moves);
  const depth = straight ? leastDepth(findings, straight, following) : null;
  const repeats = findRepeats(frames);
  const faults: BurstFault[] = [
    ...findTimeFaults(findings, following),
    ...faceFaults(findings),
    ...(repeats.looped > 0 ? (["looped-frames"] as const) : []),
    ...(repeats.stalled > frames.length * burstLimits.mostStalledShare ? (["stalled-frames"] as const) : []),
    ...(following.missing.length > 0 ? (["move-missing"] as const) : []),
    ...(following.strays.length > 0 ? (["wrong-moves"] as const) : []),
    ...depthFaults(depth, moves),
    ...findIdentityFaults(findings, straight),
  ];
  const isAttack = faults.some((fault) => attacks.includes(fault));
  const verdict = isAttack ? "fail" : "undetermined";
  return {
    verdict: faults.length === 0 ? "pass" : verdict,
    faults,
    measurements: {
      ...{ frames: frames.length, met: following.met.map(({ move }) => move).join(", ") },
      ...{ missing: following.missing.join(", "), strays: following.strays.join(", "), depth },
      ...{ stalled: repeats.stalled, looped: repeats.looped, leastChange: repeats.leastChange },
    },
  };
}

function nothing(moves: BurstFindings["moves"]): Following {
  return { met: [], missing: moves, strays: [] };
}

function faceFaults({ frames }: BurstFindings): readonly BurstFault[] {
  return [
    ...(frames.some(({ face }) => face === null) ? (["no-face"] as const) : []),
    ...(frames.some(({ faceCount }) => faceCount > 1) ? (["several-faces"] as const) : []),
  ];
}

const turns: readonly LivenessMove[] = ["look-left", "look-right", "look-up"];

function depthFaults(depth: number | null, moves: readonly LivenessMove[]): readonly BurstFault[] {
  if (depth !== null) return depth < burstLimits.leastDepth ? ["flat-face"] : [];
  return moves.some((move) => turns.includes(move)) ? [] : ["depth-unseen"];
}

/** The turn that shows the least depth, at the frame that shows the most of it; null without a turn. */
function leastDepth({ frames }: BurstFindings, straight: StraightLook, { met }: Following): number | null {
  const depths = met
    .filter(({ move }) => turns.includes(move))
    .map((turn) =>
      Math.max(
        ...turn.frames.map((i) =>
          planarResidual(straight.face.rigidPoints, frames[i]?.face?.rigidPoints ?? []),
        ),
      ),
    );
  return depths.length === 0 ? null : Math.min(...depths);
}

import type { FaceComparison } from "#core/face/face.ts";
import { burstLimits } from "./burst-limits.ts";
import type { BurstFindings } from "./burst.ts";
import { bearingOf, isStraight, type StraightLook } from "./straight-look.ts";
import type { BurstFault } from "./verify-burst.ts";

/**
 * Whether one person is on all pictures, and on the selfie. A turned face is like a straight one only so far: it need
 * not be proved the same, but must not be another.
 */
export function findIdentityFaults(
  { frames, identity, selfie }: BurstFindings,
  straight: StraightLook | undefined,
): readonly BurstFault[] {
  if (!straight) return [];
  const isSeenStraight = (frame: number) => {
    const face = frames[frame]?.face;
    return face !== null && face !== undefined && isStraight(bearingOf(face, straight));
  };
  const all = [...identity.map(({ comparison }) => comparison), ...(selfie ? [selfie] : [])];
  if (all.some(isOther)) return ["other-person"];
  const surely = [
    ...identity.filter(({ frame }) => isSeenStraight(frame)).map(({ comparison }) => comparison),
    ...(selfie ? [selfie] : []),
  ];
  return identity.length === 0 || !surely.every(isSame) ? ["identity-unsure"] : [];
}

function isOther({ falseNonMatchRate }: FaceComparison): boolean {
  return falseNonMatchRate <= burstLimits.otherPersonRate;
}

function isSame({ falseMatchRate }: FaceComparison): boolean {
  return falseMatchRate <= burstLimits.samePersonRate;
}

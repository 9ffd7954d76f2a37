import { burstLimits } from "./burst-limits.ts";
import type { BurstFindings, FrameFindings } from "./burst.ts";
import type { Following } from "./follow-moves.ts";
import type { BurstFault } from "./verify-burst.ts";

/** What speaks against a burst's number of pictures, their times, and how the face moves from one to the next. */
export function findTimeFaults(
  { frames, answeredAfterMs }: BurstFindings,
  { met }: Following,
): readonly BurstFault[] {
  const { fewestFrames, mostFrames, longestGapMs, shortestMoveMs, clockToleranceMs } = burstLimits;
  const gaps = frames.slice(1).map(({ atMs }, i) => atMs - (frames[i]?.atMs ?? 0));
  const lasted = (frames.at(-1)?.atMs ?? 0) - (frames[0]?.atMs ?? 0);
  const starts = met.map((seen) => frames[seen.frames[0] ?? 0]?.atMs ?? 0);
  const isHasty = starts.slice(1).some((start, i) => start - (starts[i] ?? 0) < shortestMoveMs);
  const isImpossible = gaps.some((gap) => gap <= 0) || lasted > answeredAfterMs + clockToleranceMs;
  return [
    ...(frames.length < fewestFrames ? (["too-few-frames"] as const) : []),
    ...(frames.length > mostFrames ? (["too-many-frames"] as const) : []),
    ...(isImpossible || isHasty ? (["impossible-time"] as const) : []),
    ...(gaps.some((gap) => gap > longestGapMs) ? (["gap-in-time"] as const) : []),
    ...(jumps(frames) ? (["jump"] as const) : []),
  ];
}

/** Whether the face is somewhere else from one picture to the next, as measured by its width. */
function jumps(frames: readonly FrameFindings[]): boolean {
  const faces = frames.flatMap(({ face }) => (face ? [face] : []));
  return faces.slice(1).some(({ box }, i) => {
    const before = faces[i]?.box ?? box;
    const x = box.left + box.width / 2 - before.left - before.width / 2;
    const y = box.top + box.height / 2 - before.top - before.height / 2;
    return Math.hypot(x, y) > burstLimits.longestJump * Math.max(box.width, before.width);
  });
}

import { burstLimits } from "./burst-limits.ts";
import type { FrameFindings } from "./burst.ts";

/** Pictures that came more than once. */
export interface Repeats {
  /** The same as the one just before: a stalled camera, or a still. */
  readonly stalled: number;
  /** The same as an earlier one though others lie between: a loop, or pictures put in another order. */
  readonly looped: number;
  /** Levels of luma by which the most alike of neighbours differ; null with fewer than two pictures. */
  readonly leastChange: number | null;
}

/** Counts the pictures that came more than once, as files or as pictures. */
export function findRepeats(frames: readonly Pick<FrameFindings, "sha256" | "sketch">[]): Repeats {
  const sketches = frames.map(({ sketch }) => Uint8Array.fromHex(sketch));
  const isSame = (a: number, b: number) =>
    frames[a]?.sha256 === frames[b]?.sha256 || change(sketches[a], sketches[b]) < burstLimits.sameSketch;
  let [stalled, looped] = [0, 0];
  for (let i = 1; i < frames.length; i += 1) {
    if (isSame(i - 1, i)) stalled += 1;
    else if (frames.slice(0, i - 1).some((_frame, earlier) => isSame(earlier, i))) looped += 1;
  }
  const changes = sketches.slice(1).map((sketch, i) => change(sketches[i], sketch));
  return { stalled, looped, leastChange: changes.length === 0 ? null : Math.min(...changes) };
}

function change(a: Uint8Array = new Uint8Array(), b: Uint8Array = new Uint8Array()): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += Math.abs((a[i] ?? 0) - (b[i] ?? 0));
  return sum / Math.max(1, a.length);
}

import { open, rm, stat, utimes } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

const pollMs = 100;

/** How often a holder shows that it lives, and after what silence it counts as dead. */
interface Timing {
  readonly beatMs: number;
  readonly staleMs: number;
}
const usualTiming: Timing = { beatMs: 1000, staleMs: 10_000 };

/**
 * Runs `work` while no other thread or process holds the lock file. A holder that died is noticed because it
 * stops touching the file; a process id would not do, since containers reuse them.
 */
export async function withFileLock<T>(
  path: string,
  work: () => Promise<T>,
  timing: Timing = usualTiming,
): Promise<T> {
  await acquire(path, timing.staleMs);
  let beats = 0;
  // The times only have to differ from beat to beat.
  const heart = setInterval(() => {
    beats += 1;
    utimes(path, beats, beats).catch(() => {});
  }, timing.beatMs);
  try {
    return await work();
  } finally {
    clearInterval(heart);
    await rm(path, { force: true });
  }
}

async function acquire(path: string, staleMs: number): Promise<void> {
  let seen: string | undefined;
  let seenAtMs = performance.now();
  while (!(await tryCreate(path))) {
    const mark = await markOf(path);
    if (mark !== seen) {
      seen = mark;
      seenAtMs = performance.now();
    } else if (mark !== undefined && performance.now() - seenAtMs > staleMs) {
      await rm(path, { force: true });
    }
    await sleep(pollMs);
  }
}

async function tryCreate(path: string): Promise<boolean> {
  try {
    await (await open(path, "wx")).close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

async function markOf(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found && `${found.ino}/${found.mtimeMs}`;
}

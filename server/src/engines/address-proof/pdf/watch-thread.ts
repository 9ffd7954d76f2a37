import type { Worker } from "node:worker_threads";

/** What a thread may use for one answer. Time is the processor's, so that a busy machine refuses no honest file. */
export interface ThreadLimits {
  readonly cpuMs: number;
  readonly memoryBytes: number;
  /** For a thread that does not even tell how it is. */
  readonly wallMs: number;
}

const everyMs = 40;

/** Looks at what a thread uses until it is told to stop, and calls `onExcess` once when that is too much. */
export function watchThread(thread: Worker, limits: ThreadLimits, onExcess: () => void): { stop(): void } {
  const wall = setTimeout(onExcess, limits.wallMs);
  let before: NodeJS.CpuUsage | undefined;
  const look = async (): Promise<void> => {
    const [{ user, system }, memory] = await Promise.all([thread.cpuUsage(), thread.getHeapStatistics()]);
    before ??= { user, system };
    const cpuMs = (user - before.user + system - before.system) / 1000;
    const { used_heap_size: heap, external_memory: external } = memory;
    if (cpuMs > limits.cpuMs || heap + external > limits.memoryBytes) onExcess();
  };
  // A thread that has not begun, or has ended, has nothing to tell.
  const timer = setInterval(() => void look().catch(() => undefined), everyMs);
  return {
    stop: () => {
      clearTimeout(wall);
      clearInterval(timer);
    },
  };
}

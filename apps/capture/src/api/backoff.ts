import { Refusal } from "./refusal.ts";

/** What waiting needs of the browser. */
export interface Backoff {
  /** Ends early when the network comes back. */
  sleep(ms: number): Promise<void>;
  random(): number;
  onNetwork(isOnline: boolean): void;
}

const firstMs = 500;
const longestMs = 15_000;
/** A server that is there and fails is given up sooner than a network that is away. */
const mostServerFailures = 6;
const passing: ReadonlySet<string> = new Set(["too-many", "overloaded", "internal"]);

/** How long to wait before the next try: doubled each time, and spread so that phones do not come back all at once. */
export function delayMs(failures: number, random: number): number {
  return Math.min(longestMs, firstMs * 2 ** (failures - 1)) * (0.5 + random / 2);
}

/** Tries until it is done or refused for good. */
export async function withBackoff<T>(backoff: Backoff, work: () => Promise<T>): Promise<T> {
  let serverFailures = 0;
  for (let failures = 1; ; failures += 1) {
    try {
      const result = await work();
      backoff.onNetwork(true);
      return result;
    } catch (error) {
      const isRefusal = error instanceof Refusal;
      if (isRefusal) serverFailures += 1;
      if (isRefusal && (!passing.has(error.word) || serverFailures >= mostServerFailures)) throw error;
      if (!isRefusal) backoff.onNetwork(false);
      await backoff.sleep(delayMs(failures, backoff.random()));
    }
  }
}

import type { Job } from "#core/jobs.ts";

/** How jobs of one name are worked off. */
export interface QueueSettings {
  /** Jobs of this name that run at once in this process. */
  readonly concurrency: number;
  /** Jobs taken from the database at once. */
  readonly batchSize: number;
  /**
   * Jobs of one group that run at once. With a batch taken on top it stays below `concurrency`, so that a group whose
   * jobs are slow leaves room for the others.
   */
  readonly groupLimit: number;
}

/** Every queue; the compiler finds the one that is missing. */
export const queueSettings: Readonly<Record<Job["name"], QueueSettings>> = {
  // Bound by processors: one job measures with all of the engines' workers.
  "run-checks": { concurrency: 2, batchSize: 1, groupLimit: 2 },
  // Bound by waiting for other people's servers.
  "deliver-webhook": { concurrency: 80, batchSize: 16, groupLimit: 48 },
  "conclude-parent": { concurrency: 2, batchSize: 2, groupLimit: 2 },
  "deliver-message": { concurrency: 4, batchSize: 2, groupLimit: 4 },
  "remove-blobs": { concurrency: 2, batchSize: 2, groupLimit: 2 },
};

/** A job that throws unexpectedly is tried again after 1, 2, 4 … at most 300 s, for about two days. */
export const retryPolicy = {
  retryLimit: 600,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 300,
} as const;

/** How it is found out that a worker died beside others that live. */
export interface Liveness {
  /** A job whose worker was silent for so long is given to another one. pg-boss allows no less than 10. */
  readonly heartbeatSeconds: number;
  /** How often silent workers are looked for. */
  readonly superviseSeconds: number;
}

/** A lost job runs again within a minute. */
export const defaultLiveness: Liveness = { heartbeatSeconds: 30, superviseSeconds: 15 };

/** Longest wait for a job that another process enqueued, or that became due. */
export const pollMs = 500;

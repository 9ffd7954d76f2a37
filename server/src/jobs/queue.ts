import type { Pool } from "pg";
import { PgBoss } from "pg-boss";
import { CoreError } from "#core/errors.ts";
import type { Job, JobQueue } from "#core/jobs.ts";
import { bossDatabase, type Queryable } from "./database.ts";
import { join, type Presence } from "./presence.ts";
import { defaultLiveness, type Liveness, queueSettings, retryPolicy } from "./queues.ts";
import { type JobHandlers, runJob } from "./run-job.ts";
import { Worker, type WorkerOptions } from "./worker.ts";

/** The queue of this process. Disposing of it stops the work and leaves the pool open. */
export interface Jobs extends AsyncDisposable {
  /** Outside any transaction. */
  readonly queue: JobQueue;
  /** Jobs that are enqueued commit with the client's transaction; `committed` then starts them here at once. */
  readonly within: (db: Queryable) => { readonly queue: JobQueue; readonly committed: () => void };
  /** Begins to work. Jobs that died with their node are run again first, if no other node works. */
  work(handlers: JobHandlers): Promise<void>;
  stop(): Promise<void>;
}

/** What may be chosen of the queue. */
export interface JobsOptions {
  readonly pool: Pool;
  /** Hears of jobs that failed and will be tried again, and of the queue's own failures. */
  readonly onError: WorkerOptions["onError"];
  /** How long `stop` waits for running jobs; 10 s when undefined. */
  readonly stopTimeoutMs?: number;
  readonly liveness?: Liveness;
}

const jobNames = Object.keys(queueSettings) as Job["name"][];
const deleteAfterSeconds = 3600;
const retentionSeconds = 60 * 24 * 3600;

/** Opens the queue in the pool's database and makes what is missing there. A process that only enqueues needs no more. */
export async function openJobs({
  pool,
  onError,
  stopTimeoutMs = 10_000,
  liveness = defaultLiveness,
}: JobsOptions): Promise<Jobs> {
  const { heartbeatSeconds } = liveness;
  const boss = await startBoss(pool, onError, liveness);
  const workers = new Map<Job["name"], Worker>();
  let presence: Presence | undefined;
  const wake = (name: Job["name"]) => workers.get(name)?.wake();
  const stop = async () => {
    await Promise.all([...workers.values()].map((worker) => worker.stop(stopTimeoutMs)));
    workers.clear();
    await boss.stop({ graceful: false, close: false });
    presence?.leave();
    presence = undefined;
  };
  return {
    queue: queueOver(boss, pool, wake),
    within: (db) => {
      const pending = new Set<Job["name"]>();
      const queue = queueOver(boss, db, (name) => pending.add(name));
      return { queue, committed: () => pending.forEach(wake) };
    },
    work: async (handlers) => {
      presence = await join(pool, () => requeueAbandoned(pool));
      for (const name of jobNames) {
        const handle = (job: Job) => runJob(job, handlers);
        const settings = queueSettings[name];
        workers.set(name, new Worker({ boss, name, settings, heartbeatSeconds, handle, onError }));
      }
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

async function startBoss(
  pool: Pool,
  onError: JobsOptions["onError"],
  { heartbeatSeconds, superviseSeconds }: Liveness,
): Promise<PgBoss> {
  const boss = new PgBoss({
    db: bossDatabase(pool),
    schedule: false,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
    maintenanceIntervalSeconds: 600,
  });
  boss.on("error", (error) => onError(error, { job: undefined }));
  await boss.start();
  const known = new Set((await boss.getQueues()).map(({ name }) => name));
  const options = { ...retryPolicy, heartbeatSeconds, deleteAfterSeconds, retentionSeconds };
  for (const name of jobNames) {
    if (known.has(name)) await boss.updateQueue(name, options);
    else await boss.createQueue(name, options);
  }
  return boss;
}

function queueOver(boss: PgBoss, db: Queryable, enqueued: (name: Job["name"]) => void): JobQueue {
  const database = bossDatabase(db);
  return {
    enqueue: async (job, { notBefore, group } = {}) => {
      const options = {
        db: database,
        ...(notBefore ? { startAfter: notBefore } : {}),
        ...(group === undefined ? {} : { group: { id: group } }),
      };
      try {
        await boss.send(job.name, job, options);
      } catch (cause) {
        throw new CoreError("storage-failed", "the job cannot be enqueued", { cause });
      }
      if (!notBefore) enqueued(job.name);
    },
  };
}

/** As pg-boss restores jobs itself, which it offers for a single id only. */
async function requeueAbandoned(pool: Pool): Promise<void> {
  const text = `update pgboss.job set state = 'created', started_on = null, heartbeat_on = null
    where job.name = any($1) and job.state = 'active'`;
  await pool.query(text, [jobNames]);
}

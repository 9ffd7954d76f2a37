import type { Job as BossJob, PgBoss } from "pg-boss";
import type { Job } from "#core/jobs.ts";
import { pollMs, type QueueSettings } from "./queues.ts";

type Fetched = BossJob<Job>;

/** What a worker needs. */
export interface WorkerOptions {
  readonly boss: PgBoss;
  readonly name: Job["name"];
  readonly settings: QueueSettings;
  readonly heartbeatSeconds: number;
  readonly handle: (job: Job) => Promise<void>;
  /** Hears of jobs that failed and are tried again, and of a database that does not answer (`job` undefined: not for one queue). */
  readonly onError: (error: unknown, context: { readonly job: Job["name"] | undefined }) => void;
}

/**
 * Works off one queue: each job by itself, so that a slow one holds up no other, while fetching, finishing and
 * heartbeats go to the database in batches.
 */
export class Worker {
  readonly #options: WorkerOptions;
  readonly #running = new Set<Fetched>();
  readonly #perGroup = new Map<string, number>();
  readonly #finished: Fetched[] = [];
  #isStopping = false;
  #isAwake = false;
  /** The last batch was full. */
  #isMore = false;
  #wake: () => void = () => undefined;
  #finishing: Promise<void> | undefined;
  readonly #loop: Promise<void>;
  readonly #heartbeat: NodeJS.Timeout;

  constructor(options: WorkerOptions) {
    this.#options = options;
    this.#loop = this.#run();
    this.#heartbeat = setInterval(() => void this.#touch(), (options.heartbeatSeconds * 1000) / 3);
  }

  /** Looks for jobs at once. */
  wake(): void {
    this.#isAwake = true;
    this.#wake();
  }

  /** Takes no more and waits for those that run, at most so long; what is left is run again by whoever starts next. */
  async stop(timeoutMs: number): Promise<void> {
    this.#isStopping = true;
    this.wake();
    await this.#loop;
    const deadline = performance.now() + timeoutMs;
    while ((this.#running.size > 0 || this.#finishing) && performance.now() < deadline) await delay(10);
    clearInterval(this.#heartbeat);
  }

  async #run(): Promise<void> {
    while (!this.#isStopping) {
      this.#isAwake = false;
      if (this.#hasRoom()) this.#isMore = await this.#fetch();
      // A full batch means more are waiting: they are fetched as soon as there is room for another batch.
      const isDue = this.#isMore ? this.#hasRoom() : this.#isAwake;
      if (!isDue) await this.#sleep();
    }
  }

  #hasRoom(): boolean {
    const { concurrency, batchSize } = this.#options.settings;
    return concurrency - this.#running.size >= batchSize;
  }

  /** Answers whether there may be more. */
  async #fetch(): Promise<boolean> {
    const { boss, name, settings } = this.#options;
    const { batchSize } = settings;
    const ignoreGroups = [...this.#perGroup].filter(([, count]) => count >= settings.groupLimit);
    try {
      const jobs = await boss.fetch<Job>(name, { batchSize, ignoreGroups: ignoreGroups.map(([id]) => id) });
      for (const job of jobs) void this.#start(job);
      return jobs.length === batchSize;
    } catch (error) {
      this.#report(error);
      return false;
    }
  }

  async #start(fetched: Fetched): Promise<void> {
    this.#running.add(fetched);
    this.#count(fetched, 1);
    try {
      await this.#options.handle(fetched.data);
      this.#finished.push(fetched);
      this.#finishing ??= this.#finish();
    } catch (error) {
      this.#report(error);
      await this.#fail(fetched, error);
    } finally {
      this.#running.delete(fetched);
      this.#count(fetched, -1);
      if (this.#isMore && this.#hasRoom()) this.#wake();
    }
  }

  #count({ groupId }: Fetched, by: 1 | -1): void {
    if (!groupId) return;
    const count = (this.#perGroup.get(groupId) ?? 0) + by;
    if (count > 0) this.#perGroup.set(groupId, count);
    else this.#perGroup.delete(groupId);
  }

  /** Jobs that end while a batch is written make the next batch. */
  async #finish(): Promise<void> {
    const { boss, name } = this.#options;
    while (this.#finished.length > 0) {
      const batch = this.#finished.splice(0);
      try {
        await boss.complete(name, batch);
      } catch (error) {
        this.#report(error); // They stay marked as running, and run again once their heartbeat has ended.
      }
    }
    this.#finishing = undefined;
  }

  async #fail(fetched: Fetched, error: unknown): Promise<void> {
    const { boss, name } = this.#options;
    // Its name alone: a message may hold what is personal.
    const output = { error: error instanceof Error ? error.name : "unknown" };
    await boss.fail(name, fetched, output).catch((failure: unknown) => this.#report(failure));
  }

  async #touch(): Promise<void> {
    if (this.#running.size === 0) return;
    const { boss, name } = this.#options;
    await boss.touch(name, [...this.#running]).catch((error: unknown) => this.#report(error));
  }

  #report(error: unknown): void {
    this.#options.onError(error, { job: this.#options.name });
  }

  async #sleep(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, pollMs);
    this.#wake = resolve;
    await promise;
    clearTimeout(timer);
  }
}

async function delay(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}

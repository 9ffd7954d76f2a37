import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { createEnvelopes } from "#adapters/keys/envelopes.ts";
import type { AttemptId } from "#core/attempt/attempt.ts";
import type { Job } from "#core/jobs.ts";
import type { SessionId } from "#core/session/session.ts";
import type { WebhookId } from "#core/webhook/webhook.ts";
import { createTransaction } from "#storage/postgres/transaction.ts";
import { createPool } from "#storage/postgres/pool.ts";
import { type Major, majors, type TestDatabase, testDatabase } from "../../test/support/database.ts";
import { openJobs } from "./queue.ts";
import { defaultLiveness } from "./queues.ts";
import type { JobHandlers } from "./run-job.ts";

const script = fileURLToPath(new URL("../../test/support/work-and-hang.ts", import.meta.url));
const checks = (): Job => ({
  name: "run-checks",
  sessionId: randomUUID() as SessionId,
  attemptId: randomUUID() as AttemptId,
});
const delivery = (id: string): Job => ({ name: "deliver-webhook", webhookId: id as WebhookId });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await pause(5);
}

/** Handlers that hand every job to one function. */
function handleAll(handle: (job: Job) => Promise<void>): JobHandlers {
  return {
    "run-checks": handle,
    "deliver-webhook": handle,
    "conclude-parent": handle,
    "deliver-message": handle,
    "remove-blobs": handle,
  };
}

async function openQueue(database: TestDatabase, pool = database.pool, liveness = defaultLiveness) {
  const errors: unknown[] = [];
  const jobs = await openJobs({
    pool,
    onError: (error) => errors.push(error),
    stopTimeoutMs: 2000,
    liveness,
  });
  const envelopes = createEnvelopes(randomBytes(32));
  const transaction = createTransaction(pool, envelopes, jobs.within);
  return { jobs, transaction, errors, [Symbol.asyncDispose]: () => jobs.stop() };
}

async function states(database: TestDatabase): Promise<Record<string, number>> {
  const sql = "select state::text, count(*)::integer as count from pgboss.job group by state";
  const { rows } = await database.pool.query<{ state: string; count: number }>(sql);
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

describe.each(majors)("the queue on PostgreSQL %s", (major: Major) => {
  test("runs a job as it was enqueued, once, and remembers that it is done", async () => {
    await using database = await testDatabase({ major });
    await using queue = await openQueue(database);
    const [one, two]: Job[] = [checks(), { name: "remove-blobs", blobKeys: ["a", "b"] }];
    const seen: Job[] = [];
    await queue.jobs.work(handleAll(async (job) => void seen.push(job)));
    for (const job of [one, two]) if (job) await queue.jobs.queue.enqueue(job);
    await until(async () => (await states(database))["completed"] === 2);
    expect(seen).toHaveLength(2);
    expect(seen).toEqual(expect.arrayContaining([one, two]));
    expect(queue.errors).toEqual([]);
  });
});

describe("the queue", () => {
  test("forgets what was enqueued in a transaction that rolled back", async () => {
    await using database = await testDatabase();
    await using queue = await openQueue(database);
    const seen: Job[] = [];
    await queue.jobs.work(handleAll(async (job) => void seen.push(job)));
    const undone = queue.transaction(async (tx) => {
      await tx.jobs.enqueue(checks());
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    const kept = checks();
    await queue.transaction((tx) => tx.jobs.enqueue(kept));
    await until(async () => (await states(database))["completed"] === 1);
    expect(await states(database)).toEqual({ completed: 1 });
    expect(seen).toEqual([kept]);
  });

  test("starts a job within 100 ms of its commit, and not before", async () => {
    await using database = await testDatabase();
    await using queue = await openQueue(database);
    let started = Promise.withResolvers<number>();
    await queue.jobs.work(handleAll(async () => started.resolve(performance.now())));
    const waits: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      await pause(round * 37); // At any moment of the poll.
      started = Promise.withResolvers();
      let isCommitted = false;
      void started.promise.then(() => expect(isCommitted).toBe(true));
      const before = performance.now();
      await queue.transaction(async (tx) => {
        await tx.jobs.enqueue(checks());
        await pause(20);
        isCommitted = true;
      });
      waits.push((await started.promise) - before - 20);
    }
    expect(waits.toSorted((a, b) => a - b)[3]).toBeLessThan(100);
  });

  test("runs a job that another process enqueued within the poll", async () => {
    await using database = await testDatabase();
    await using queue = await openQueue(database);
    const other = createPool(database.connection);
    const enqueuer = await openQueue(database, other);
    const seen: Job[] = [];
    await queue.jobs.work(handleAll(async (job) => void seen.push(job)));
    await enqueuer.jobs.queue.enqueue(checks());
    const begun = performance.now();
    await until(() => seen.length === 1);
    expect(performance.now() - begun).toBeLessThan(1500);
    await enqueuer.jobs.stop();
    await other.end();
  });

  test("runs a job not before its time", async () => {
    await using database = await testDatabase();
    await using queue = await openQueue(database);
    const seen: string[] = [];
    await queue.jobs.work(handleAll(async (job) => void seen.push("webhookId" in job ? job.webhookId : "")));
    const { rows } = await database.pool.query<{ soon: Date }>("select now() + interval '1 second' as soon");
    const notBefore = rows[0]?.soon ?? new Date(0);
    await queue.jobs.queue.enqueue(delivery("late"), { notBefore });
    await queue.jobs.queue.enqueue(delivery("now"));
    await until(() => seen.length === 1);
    expect(seen).toEqual(["now"]);
    await until(() => seen.length === 2);
    const { rows: after } = await database.pool.query<{ isAfter: boolean }>({
      text: 'select now() >= $1 as "isAfter"',
      values: [notBefore],
    });
    expect(after[0]?.isAfter).toBe(true);
  });

  test("runs a job again that threw, and tells of it without its message in the database", async () => {
    await using database = await testDatabase();
    await using queue = await openQueue(database);
    let runs = 0;
    await queue.jobs.work(
      handleAll(async () => {
        runs += 1;
        if (runs === 1) throw new Error("Jane Doe's passport");
      }),
    );
    await queue.jobs.queue.enqueue(checks());
    await until(async () => (await states(database))["completed"] === 1);
    expect(runs).toBe(2);
    expect(queue.errors).toHaveLength(1);
    const { rows } = await database.pool.query<{ line: string }>("select job::text as line from pgboss.job");
    expect(rows.map(({ line }) => line).join()).not.toContain("Jane");
  });

  test("leaves room for other customers while one customer's server is slow", async () => {
    await using database = await testDatabase();
    await using queue = await openQueue(database);
    const slow = Promise.withResolvers<void>();
    const seen: string[] = [];
    await queue.transaction(async (tx) => {
      for (let index = 0; index < 200; index += 1)
        await tx.jobs.enqueue(delivery(`slow ${index}`), { group: "slow" });
      for (let index = 0; index < 20; index += 1)
        await tx.jobs.enqueue(delivery(`quick ${index}`), { group: "quick" });
    });
    await queue.jobs.work(
      handleAll(async (job) => {
        if (!("webhookId" in job)) return;
        seen.push(job.webhookId);
        if (job.webhookId.startsWith("slow")) await slow.promise;
      }),
    );
    await until(() => seen.filter((id) => id.startsWith("quick")).length === 20);
    expect(seen.filter((id) => id.startsWith("slow")).length).toBeGreaterThanOrEqual(32);
    slow.resolve();
    await until(async () => (await states(database))["completed"] === 220);
    expect(new Set(seen).size).toBe(220);
  });

  test("runs at once what a killed node had taken, when no other node works", async () => {
    await using database = await testDatabase();
    await using queue = await openQueue(database);
    const job = checks();
    await queue.jobs.queue.enqueue(job);
    const node = spawn(process.execPath, [script, database.url], { stdio: ["ignore", "pipe", "inherit"] });
    for await (const line of createInterface(node.stdout)) if (line === "taken") break;
    expect(await states(database)).toEqual({ active: 1 });
    node.kill("SIGKILL");
    await untilAlone(database);
    const seen: Job[] = [];
    const begun = performance.now();
    await queue.jobs.work(handleAll(async (taken) => void seen.push(taken)));
    await until(() => seen.length === 1);
    expect(performance.now() - begun).toBeLessThan(1000);
    expect(seen).toEqual([job]);
  });

  test("takes no job from a node that works", async () => {
    await using database = await testDatabase();
    await using queue = await openQueue(database);
    const held = Promise.withResolvers<void>();
    let runs = 0;
    await queue.jobs.work(
      handleAll(() => {
        runs += 1;
        return held.promise;
      }),
    );
    await queue.jobs.queue.enqueue(checks());
    await until(() => runs === 1);
    const other = createPool(database.connection);
    const second = await openQueue(database, other);
    await second.jobs.work(handleAll(async () => void (runs += 100)));
    await pause(300);
    expect(await states(database)).toEqual({ active: 1 });
    await second.jobs.stop();
    await other.end();
    held.resolve();
    await until(async () => (await states(database))["completed"] === 1);
    expect(runs).toBe(1);
  });

  test("gives a job to another node when its own is silent, and leaves those whose nodes are heard", async () => {
    await using database = await testDatabase();
    const liveness = { heartbeatSeconds: 10, superviseSeconds: 1 };
    await using queue = await openQueue(database, database.pool, liveness);
    const held = Promise.withResolvers<void>();
    const seen: string[] = [];
    await queue.jobs.work(
      handleAll(async (job) => {
        seen.push("webhookId" in job ? job.webhookId : "");
        await held.promise;
      }),
    );
    await queue.jobs.queue.enqueue(delivery("heard"));
    await until(() => seen.length === 1);
    // What a node leaves behind that fetched a job and died: this one never hears of it.
    await queue.jobs.queue.enqueue(delivery("lost"), { notBefore: new Date("2100-01-01") });
    const heartbeat = "heartbeat_on = now() - interval '5 seconds'";
    const abandon = "state = 'active', start_after = now(), started_on = now(), heartbeat_seconds = 10";
    await database.pool.query(`update pgboss.job set ${heartbeat} where data ->> 'webhookId' = 'heard'`);
    await database.pool.query(
      `update pgboss.job set ${abandon}, ${heartbeat} where data ->> 'webhookId' = 'lost'`,
    );
    await until(() => seen.length === 2);
    expect(seen).toEqual(["heard", "lost"]);
    held.resolve();
    await until(async () => (await states(database))["completed"] === 2);
    expect(seen).toHaveLength(2);
  });

  test("waits for running jobs when it stops, and takes no more", async () => {
    await using database = await testDatabase();
    await using queue = await openQueue(database);
    let isEnded = false;
    const begun = Promise.withResolvers<void>();
    await queue.jobs.work(
      handleAll(async () => {
        begun.resolve();
        await pause(50);
        isEnded = true;
      }),
    );
    await queue.jobs.queue.enqueue(checks());
    await begun.promise;
    await queue.jobs.stop();
    expect(isEnded).toBe(true);
    expect(await states(database)).toEqual({ completed: 1 });
  });

  test("surfaces a failure to enqueue as storage-failed", async () => {
    await using database = await testDatabase();
    await using queue = await openQueue(database);
    await database.pool.query("alter schema pgboss rename to gone");
    await expect(queue.jobs.queue.enqueue(checks())).rejects.toMatchObject({ code: "storage-failed" });
    await database.pool.query("alter schema gone rename to pgboss");
  });
});

/** Until the database has noticed that the killed node's connections are gone. */
async function untilAlone(database: TestDatabase): Promise<void> {
  const sql =
    "select count(*)::integer as count from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())";
  await until(async () => (await database.pool.query<{ count: number }>(sql)).rows[0]?.count === 0);
}

import type { Pool, PoolClient } from "pg";
import type { JobQueue } from "#core/jobs.ts";
import type { Ports, Transaction } from "#core/ports.ts";
import type { Envelopes } from "#core/secrecy/envelope.ts";
import { type Queryable, sqlState, storageFailed } from "./sql.ts";
import { createPostgresStores } from "./stores.ts";

/** A queue whose jobs commit with the transaction of the client that it was made for. */
export interface TransactionalQueue {
  readonly queue: JobQueue;
  /** To be called once the transaction is committed. */
  committed(): void;
}

/** serialization_failure and deadlock_detected: PostgreSQL asks to try again (manual, section 13.5). */
const transient: readonly (string | undefined)[] = ["40001", "40P01"];
const retryLimit = 3;

/**
 * Runs work with stores and queue on one client: all of it commits or none. Work that lost against another transaction
 * is run again. Throws what the work throws, and "storage-failed" where the database fails.
 */
export function createTransaction(
  pool: Pool,
  envelopes: Envelopes,
  queueWithin: (db: Queryable) => TransactionalQueue,
): Ports["transaction"] {
  return async (work) => {
    for (let retry = 0; ; retry += 1) {
      try {
        return await runOnce(pool, envelopes, { queueWithin, work });
      } catch (error) {
        if (retry >= retryLimit || !transient.includes(sqlState(error))) throw error;
      }
    }
  };
}

async function runOnce<T>(
  pool: Pool,
  envelopes: Envelopes,
  {
    queueWithin,
    work,
  }: {
    queueWithin: (db: Queryable) => TransactionalQueue;
    work: (tx: Transaction) => Promise<T>;
  },
): Promise<T> {
  const client = await connect(pool);
  const jobs = queueWithin(client);
  try {
    // Sent together with the work's first statements, which fail where it fails.
    const begun = command(client, "begin");
    begun.catch(() => undefined);
    const result = await work({ ...createPostgresStores(client, envelopes), jobs: jobs.queue });
    await begun;
    await command(client, "commit");
    client.release();
    jobs.committed();
    return result;
  } catch (error) {
    await rollBack(client);
    throw error;
  }
}

async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (cause) {
    throw storageFailed(cause);
  }
}

async function command(client: PoolClient, text: string): Promise<void> {
  try {
    await client.query(text);
  } catch (cause) {
    throw storageFailed(cause);
  }
}

/** A client that cannot even roll back is lost: the pool must not hand it out again. */
async function rollBack(client: PoolClient): Promise<void> {
  try {
    await client.query("rollback");
    client.release();
  } catch {
    client.release(true);
  }
}

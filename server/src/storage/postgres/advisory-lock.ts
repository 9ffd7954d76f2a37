import type { Pool, PoolClient } from "pg";
import { storageFailed } from "./sql.ts";

/** Keys of PostgreSQL's advisory locks, all in one place so that no two uses meet. "bona" in ASCII, then a number. */
export const advisoryLocks = {
  migrate: 0x626f6e61_01,
  sequenceFeed: 0x626f6e61_02,
} as const;

/** Keys that are made of names have a first half of their own, so they never meet those above. */
const namedClass = 0x626f6e61;

/**
 * Runs work unless another node runs work of the same name now; answers whether it ran. The lock lives in a
 * connection of its own and goes with it, so a node that dies keeps nobody waiting.
 */
export async function runExclusively(
  pool: Pool,
  name: string,
  work: () => Promise<unknown>,
): Promise<boolean> {
  const client = await pool.connect().catch((cause: unknown) => {
    throw storageFailed(cause);
  });
  try {
    if (!(await tryLock(client, name))) return false;
    try {
      await work();
    } finally {
      await unlock(client, name);
    }
    return true;
  } finally {
    client.release();
  }
}

async function tryLock(client: PoolClient, name: string): Promise<boolean> {
  try {
    const text = "select pg_try_advisory_lock($1, hashtext($2)) as is_locked";
    const { rows } = await client.query<{ is_locked: boolean }>(text, [namedClass, name]);
    return rows[0]?.is_locked ?? false;
  } catch (cause) {
    throw storageFailed(cause);
  }
}

async function unlock(client: PoolClient, name: string): Promise<void> {
  const text = "select pg_advisory_unlock($1, hashtext($2))";
  await client.query(text, [namedClass, name]).catch(() => undefined); // Lost with its connection already.
}

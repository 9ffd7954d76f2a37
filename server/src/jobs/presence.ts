import type { Pool, PoolClient } from "pg";

/** Key of the advisory lock that every working node shares. "bona" in ASCII, then a number no other lock has. */
const presenceLock = 0x626f6e61_10;

/** A node's place among those that work; `leave` gives it up. */
export interface Presence {
  leave(): void;
}

/**
 * Joins the nodes that work. The first one alone runs `whenAlone` before another can join: then every job that is
 * marked as running belongs to a node that died. Whoever dies leaves with its connection.
 */
export async function join(pool: Pool, whenAlone: () => Promise<void>): Promise<Presence> {
  const client = await pool.connect();
  try {
    if (await isLocked(client, "select pg_try_advisory_lock($1) as is_locked")) {
      await whenAlone();
      await client.query("select pg_advisory_lock_shared($1)", [presenceLock]);
      await client.query("select pg_advisory_unlock($1)", [presenceLock]);
    } else {
      await client.query("select pg_advisory_lock_shared($1)", [presenceLock]);
    }
  } catch (error) {
    client.release(true);
    throw error;
  }
  return { leave: () => client.release(true) };
}

async function isLocked(client: PoolClient, text: string): Promise<boolean> {
  const { rows } = await client.query<{ is_locked: boolean }>(text, [presenceLock]);
  return rows[0]?.is_locked ?? false;
}

import type { Pool, PoolClient } from "pg";
import { advisoryLocks } from "./advisory-lock.ts";
import { storageFailed } from "./sql.ts";

/**
 * Events that are committed and have no feed number get the next ones of their integration, in order of arrival. A later
 * commit gets later numbers, so who has read up to a number never misses one below it.
 */
const assign = {
  name: "feed-assign",
  text: `with pending as (
     select waiting.id, waiting.integration_id, waiting.type,
       row_number() over (partition by waiting.integration_id order by waiting.position) as place
     from (
       select events.id, events.integration_id, events.type, events.position from events
       where events.feed_number is null order by events.position limit $1
     ) as waiting
   ), counts as (
     select pending.integration_id, count(*) as added,
         count(*) filter (where pending.type = 'session-created')
           - count(*) filter (where pending.type = 'session-deleted') as sessions
       from pending group by pending.integration_id
   ), heads as (
     insert into event_feeds (integration_id, last_number, session_count)
     select counts.integration_id, counts.added, counts.sessions from counts
     on conflict (integration_id) do update set last_number = event_feeds.last_number + excluded.last_number,
       session_count = event_feeds.session_count + excluded.session_count
     returning event_feeds.integration_id, event_feeds.last_number
   )
   update events set feed_number = heads.last_number - counts.added + pending.place
   from pending
   join counts on counts.integration_id = pending.integration_id
   join heads on heads.integration_id = pending.integration_id
   where events.id = pending.id`,
};

/**
 * Numbers up to `limit` events; answers how many, so call again while it answers `limit`. Quiet when another node
 * numbers at this moment: the lock ends with the transaction, so the next one sees all that this one gave.
 */
export async function sequenceFeed(pool: Pool, limit = 1000): Promise<number> {
  const client = await pool.connect().catch((cause: unknown) => {
    throw storageFailed(cause);
  });
  try {
    await client.query("begin");
    const numbered = (await tryLock(client)) ? await assignNumbers(client, limit) : 0;
    await client.query("commit");
    client.release();
    return numbered;
  } catch (cause) {
    // Ends the transaction and with it the lock.
    client.release(true);
    throw storageFailed(cause);
  }
}

async function tryLock(client: PoolClient): Promise<boolean> {
  const text = "select pg_try_advisory_xact_lock($1) as is_locked";
  const { rows } = await client.query<{ is_locked: boolean }>(text, [advisoryLocks.sequenceFeed]);
  return rows[0]?.is_locked ?? false;
}

/** A statement of its own: its snapshot must be taken after the lock. */
async function assignNumbers(client: PoolClient, limit: number): Promise<number> {
  return (await client.query({ ...assign, values: [limit] })).rowCount ?? 0;
}

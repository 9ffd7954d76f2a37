import type { Integration } from "../../server/src/core/integration/integration.ts";
import { sequenceFeed } from "../../server/src/storage/postgres/feed-sequencer.ts";
import type { BenchHome } from "../support/bench-home.ts";
import { makeDecidedSession } from "../support/decided-session.ts";

/** Real sessions among the copies: those that are read. Copies are sealed under another session's id, so nobody can. */
const readableCount = 400;

/**
 * Stores so many decided sessions with attempts, events, feed numbers and decisions. Answers the ids of those that can be
 * read: made by the core, half of them before the copies and half after.
 */
export async function fillSessions(
  home: BenchHome,
  integration: Integration,
  count: number,
): Promise<readonly string[]> {
  const ids = await makeReadable(home, integration, readableCount / 2);
  const [template = ""] = ids;
  await sequenceFeed(home.pool, 1_000_000);
  await copySessions(home, template, count - readableCount);
  ids.push(...(await makeReadable(home, integration, readableCount / 2)));
  await sequenceFeed(home.pool, 1_000_000);
  await home.pool.query("vacuum (analyze) sessions, attempts, events, decisions");
  await home.pool.query("checkpoint");
  return ids;
}

async function makeReadable(
  { ports }: BenchHome,
  integration: Integration,
  count: number,
): Promise<string[]> {
  const ids: string[] = [];
  const work = async () => {
    while (ids.length < count) ids.push(await makeDecidedSession(ports, integration));
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return ids;
}

const prepare = `create unlogged table bench_copy as select n, gen_random_uuid() as session_id,
  gen_random_uuid() as attempt_id, gen_random_uuid() as person_id, gen_random_uuid() as decision_id
  from generate_series(1, $1::integer) as n`;

/** Each row is its template with other ids; identities number themselves. */
const copies = [
  `insert into sessions select fresh.* from bench_copy as copy, sessions as template,
     lateral jsonb_populate_record(template, jsonb_build_object('id', copy.session_id, 'attempt_id', copy.attempt_id,
       'person_id', copy.person_id, 'decision_id', copy.decision_id, 'number', template.number + 1000000 + copy.n,
       'decided_at', template.decided_at - copy.n * interval '1 second')) as fresh where template.id = $1`,
  `insert into attempts select fresh.* from bench_copy as copy, attempts as template,
     lateral jsonb_populate_record(template, jsonb_build_object('id', copy.attempt_id,
       'session_id', copy.session_id)) as fresh where template.session_id = $1`,
  `insert into decisions overriding user value select fresh.* from bench_copy as copy, decisions as template,
     lateral jsonb_populate_record(template, jsonb_build_object('id', copy.decision_id, 'session_id', copy.session_id,
       'attempt_id', copy.attempt_id)) as fresh where template.session_id = $1`,
  `insert into events overriding user value select fresh.* from bench_copy as copy, events as template,
     sessions as parent, event_feeds as feed,
     lateral jsonb_populate_record(template, jsonb_build_object('id', gen_random_uuid(), 'session_id', copy.session_id,
       'attempt_id', copy.attempt_id, 'feed_number',
       feed.last_number + (copy.n - 1) * parent.event_count + template.sequence)) as fresh
   where template.session_id = $1 and parent.id = $1 and feed.integration_id = template.integration_id`,
  `update event_feeds set (last_number, session_count) = (
     select max(events.feed_number), count(*) filter (where events.type = 'session-created') from events
     where events.integration_id = event_feeds.integration_id)
   where event_feeds.integration_id = (select sessions.integration_id from sessions where sessions.id = $1)`,
];

async function copySessions({ pool }: BenchHome, template: string, count: number): Promise<void> {
  await pool.query(prepare, [count]);
  for (const copy of copies) await pool.query(copy, [template]);
  await pool.query("drop table bench_copy");
}

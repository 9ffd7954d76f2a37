import type { Pool } from "pg";
import type { Ledger } from "./ledger.ts";
import type { HeardWebhook } from "./unreliable-customer.ts";

/** What lies in the database at the end. */
export interface Records {
  readonly sessions: number;
  readonly uploads: number;
  readonly events: number;
  readonly decisions: number;
  readonly inReview: number;
  readonly webhooks: number;
  /** Tries beyond the first. */
  readonly webhookRetries: number;
}

/** Looks for what the rules of the data forbid; every query answers the offenders. */
const offenders: Readonly<Record<string, string>> = {
  "a session's events are not numbered 1 to n": `select s.id as who from sessions s
     left join events e on e.session_id = s.id group by s.id
     having count(e.id) <> s.event_count or coalesce(max(e.sequence), 0) <> s.event_count`,
  "an event has no session": `select e.id as who from events e
     where not exists (select from sessions s where s.id = e.session_id)`,
  "a feed is not numbered 1 to n": `select e.integration_id as who from events e group by e.integration_id
     having count(e.feed_number) <> count(*) or max(e.feed_number) <> count(*) or min(e.feed_number) <> 1`,
  "a file has not exactly one event": `select m.id as who from media m
     where (select count(*) from events e where e.subject_id = m.id and e.type = 'media-added') <> 1`,
  "a live session that was handed in is not concluded": `select s.id as who from sessions s
     join integrations i on i.id = s.integration_id where i.environment = 'live' and s.state = 'submitted'`,
  "a test session decided by itself": `select d.id as who from decisions d join sessions s on s.id = d.session_id
     join integrations i on i.id = s.integration_id where i.environment = 'test'`,
  "a session's attempt was decided twice": `select d.attempt_id as who from decisions d
     group by d.attempt_id having count(*) <> 1`,
  "an attempt that was measured has no evidence": `select a.id as who from attempts a
     where a.state in ('submitted', 'in-review', 'approved', 'declined', 'resubmission-requested')
       and not exists (select from evidence e where e.attempt_id = a.id)`,
  "a decision has not exactly one event": `select d.id as who from decisions d
     where (select count(*) from events e where e.subject_id = d.id) <> 1`,
  "a webhook is still to be told": `select w.id as who from webhooks w where w.state <> 'delivered'`,
  "a decision has no webhook": `select d.id as who from decisions d where not exists (
     select from events e join webhooks w on w.event_id = e.id where e.subject_id = d.id and w.topic = 'decision')`,
};

/** Whether everything that follows from the traffic has happened. */
const unrest = `select
  (select count(*) from webhooks w where w.state = 'pending')
  + (select count(*) from events e where e.feed_number is null)
  + (select count(*) from pgboss.job j where j.state in ('created', 'retry', 'active')
       and j.name in ('run-checks', 'deliver-webhook')) as things`;

/** How many things are still to happen. */
export async function countUnrest(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ things: string }>(unrest);
  return Number(rows[0]?.things);
}

/** Checks the records against their rules, the ledger and what the customer heard. */
export async function verifyRecords(
  pool: Pool,
  { sessions }: Ledger,
  heard: readonly HeardWebhook[],
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const [what, query] of Object.entries(offenders)) {
    const { rows } = await pool.query<{ who: string }>(query);
    if (rows.length > 0) problems.push(`${what}: ${rows.length} times, first ${rows[0]?.who}`);
  }
  const submitted = sessions.filter(({ isSubmitted }) => isSubmitted).map(({ id }) => id);
  const { rows: lost } = await pool.query<{ id: string }>(
    `select wanted.id from unnest($1::uuid[]) as wanted (id) where not exists (
       select from events e where e.session_id = wanted.id and e.type = 'session-submitted')`,
    [submitted],
  );
  problems.push(...lost.map(({ id }) => `the submission of ${id} has no event`));
  return [...problems, ...(await findUnheard(pool, heard))];
}

/** Every webhook that the product calls delivered must have been heard; the codes are those of Veriff. */
async function findUnheard(pool: Pool, heard: readonly HeardWebhook[]): Promise<readonly string[]> {
  const known = new Set(heard.map(keyOf));
  const { rows } = await pool.query<{ session: string; attempt: string; code: number }>(
    `select w.session_id as session, e.attempt_id as attempt, case e.type
       when 'session-started' then 7001 when 'session-submitted' then 7002 when 'session-approved' then 9001
       when 'session-declined' then 9102 when 'session-resubmission-requested' then 9103 end as code
     from webhooks w join events e on e.id = w.event_id`,
  );
  return rows
    .map(({ session: sessionId, attempt: attemptId, code }) => ({ sessionId, attemptId, code }))
    .filter((told) => !known.has(keyOf(told)))
    .map(({ sessionId, code }) => `the webhook ${code} of ${sessionId} was never heard`);
}

/** Names a message, however often it was sent. */
export function keyOf({ sessionId, attemptId, code }: HeardWebhook): string {
  return `${sessionId} ${attemptId} ${code}`;
}

/** Counts what there is. */
export async function countRecords(pool: Pool): Promise<Records> {
  const { rows } = await pool.query<Record<keyof Records, string>>(`select
    (select count(*) from sessions) as sessions, (select count(*) from media) as uploads,
    (select count(*) from events) as events, (select count(*) from decisions) as decisions,
    (select count(*) from sessions s where s.state = 'in-review') as "inReview",
    (select count(*) from webhooks) as webhooks,
    (select count(*) from webhook_attempts t where t.number > 1) as "webhookRetries"`);
  const [row] = rows;
  if (!row) throw new Error("the database counts nothing");
  return Object.fromEntries(Object.entries(row).map(([name, text]) => [name, Number(text)])) as never;
}

import { CoreError } from "#core/errors.ts";
import type { Envelopes } from "#core/secrecy/envelope.ts";
import type { SessionId } from "#core/session/session.ts";
import type { SessionStore } from "#core/session/session-store.ts";
import { countStatement, listStatement } from "./session-list.ts";
import { digestOf, referenceDigests, type SessionRow, sessionValues, toSession } from "./session-row.ts";
import { isUuid, type Queryable, run, sqlState, lookup, statement } from "./sql.ts";

const columns = `sessions.id, sessions.integration_id, sessions.dialect, sessions.person_id, sessions.attempt_id,
  sessions.attempt_number, sessions.event_count, sessions.state, sessions.language, sessions.created_at,
  sessions.expires_at, sessions.started_at, sessions.submitted_at, sessions.decided_at, sessions.decision_id,
  sessions.deleted_at, sessions.wrapped_key, sessions.sealed, sessions.workflow_id, sessions.workflow_version,
  sessions.parent_id, sessions.sandbox_scenario, sessions.lapses_at, sessions.number`;

const insertSession = statement(
  "session-insert",
  `insert into sessions (id, integration_id, dialect, person_id, attempt_id, attempt_number, event_count, state,
     language, created_at, expires_at, started_at, submitted_at, decided_at, decision_id, deleted_at, wrapped_key, sealed,
     workflow_id, workflow_version, parent_id, sandbox_scenario, lapses_at, number, token_digest, reference_digest)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
     $24, $25, $26)`,
);
const saveSession = statement(
  "session-save",
  `update sessions set integration_id = $2, dialect = $3, person_id = $4, attempt_id = $5, attempt_number = $6,
     event_count = $7, state = $8, language = $9, created_at = $10, expires_at = $11, started_at = $12,
     submitted_at = $13, decided_at = $14, decision_id = $15, deleted_at = $16, wrapped_key = $17, sealed = $18,
     workflow_id = $19, workflow_version = $20, parent_id = $21, sandbox_scenario = $22, lapses_at = $23,
     number = $24, token_digest = $25, reference_digest = $26
   where sessions.id = $1`,
);
const findSession = lookup("session-find", `select ${columns} from sessions where sessions.id = $1`);
const lockSession = statement(
  "session-lock",
  `select ${columns} from sessions where sessions.id = $1 for no key update`,
);

const findByToken = lookup(
  "session-by-token",
  `select ${columns} from sessions where sessions.token_digest = $1`,
);
/** Held until the transaction ends, whether there is a session or not. */
const lockReference = statement(
  "session-reference-lock",
  "select pg_advisory_xact_lock(hashtextextended($1, 0))",
);
const unfinishedByReference = statement(
  "session-by-reference",
  `select ${columns} from sessions
   where sessions.integration_id = $1 and sessions.reference_digest = any($2::bytea[])
     and sessions.state in ('created', 'started', 'submitted', 'resubmission-requested', 'awaiting-parties')
   order by sessions.created_at desc, sessions.number desc`,
);

const findOverdue = statement(
  "session-overdue",
  `select overdue.id from integrations cross join lateral (
     select sessions.id, sessions.expires_at from sessions
     where sessions.integration_id = integrations.id
       and sessions.state in ('created', 'started', 'resubmission-requested')
       and sessions.expires_at <= $1::timestamptz + integrations.clock_ahead_ms * interval '1 millisecond'
     order by sessions.expires_at limit $2
   ) as overdue
   order by overdue.expires_at limit $2`,
);
const findLapsed = statement(
  "session-lapsed",
  `select lapsed.id from integrations cross join lateral (
     select sessions.id, sessions.lapses_at from sessions
     where sessions.integration_id = integrations.id and sessions.state = 'approved'
       and sessions.lapses_at is not null
       and sessions.lapses_at <= $1::timestamptz + integrations.clock_ahead_ms * interval '1 millisecond'
     order by sessions.lapses_at limit $2
   ) as lapsed
   order by lapsed.lapses_at limit $2`,
);
const listByParent = statement(
  "session-by-parent",
  `select ${columns} from sessions where sessions.parent_id = $1
   order by sessions.created_at, sessions.id`,
);
const findNextEnd = statement(
  "session-next-end",
  `select min(ends.at) as at from (
     select min(sessions.expires_at) as at from sessions where sessions.integration_id = $1
       and sessions.state in ('created', 'started', 'resubmission-requested')
     union all
     select min(sessions.lapses_at) from sessions where sessions.integration_id = $1
       and sessions.state = 'approved' and sessions.lapses_at is not null
     union all
     select min(sessions.decided_at)
       + (integrations.settings ->> 'retentionDays')::double precision * interval '24 hours'
     from sessions join integrations on integrations.id = sessions.integration_id
     where sessions.integration_id = $1
       and sessions.state in ('approved', 'declined', 'expired', 'abandoned', 'approval-lapsed')
       and (integrations.settings ->> 'retentionDays')::double precision > 0
     group by integrations.settings ->> 'retentionDays'
   ) as ends`,
);
const findPastRetention = statement(
  "session-past-retention",
  `select past.id from integrations cross join lateral (
     select sessions.id, sessions.decided_at from sessions
     where sessions.integration_id = integrations.id
       and sessions.state in ('approved', 'declined', 'expired', 'abandoned', 'approval-lapsed')
       and sessions.decided_at <= $1::timestamptz + integrations.clock_ahead_ms * interval '1 millisecond'
         - (integrations.settings ->> 'retentionDays')::double precision * interval '24 hours'
     order by sessions.decided_at limit $2
   ) as past
   where (integrations.settings ->> 'retentionDays')::double precision > 0
   order by past.decided_at limit $2`,
);

/** Sessions in PostgreSQL, everything personal sealed under each session's key. */
export function createSessionStore(db: Queryable, envelopes: Envelopes): SessionStore {
  const read = async (id: SessionId, how: typeof findSession) => {
    if (!isUuid(id)) return undefined;
    const [row] = await run<SessionRow>(db, how, [id]);
    return row && toSession(envelopes, row);
  };
  const list = async (how: typeof findOverdue, now: Date, limit: number) => {
    const rows = await run<{ id: string }>(db, how, [now, limit]);
    return rows.map(({ id }) => id as SessionId);
  };
  return {
    insert: async (session) => {
      await run(db, insertSession, sessionValues(envelopes, session)).catch(refuseTaken);
    },
    save: async (session) => {
      await run(db, saveSession, sessionValues(envelopes, session));
    },
    findByShortToken: async (token) => {
      const [row] = await run<SessionRow>(db, findByToken, [digestOf(token)]);
      return row && toSession(envelopes, row);
    },
    lockByReference: async (integrationId, reference) => {
      const digests = referenceDigests(envelopes, integrationId, reference);
      await run(db, lockReference, [`${integrationId}:${reference}`]);
      const rows = await run<SessionRow>(db, unfinishedByReference, [integrationId, digests]);
      return rows.map((row) => toSession(envelopes, row));
    },
    list: async (query) => {
      const { integrationId, externalReference } = query;
      const digests =
        externalReference === undefined
          ? undefined
          : referenceDigests(envelopes, integrationId, externalReference);
      const [page, total] = [listStatement(columns, query, digests), countStatement(query, digests)];
      const [rows, counted] = await Promise.all([
        run<SessionRow>(db, page.statement, page.values),
        run<{ count: string }>(db, total.statement, total.values),
      ]);
      return {
        sessions: rows.map((row) => toSession(envelopes, row)),
        count: Number(counted[0]?.count ?? 0),
      };
    },
    find: (id) => read(id, findSession),
    lock: (id) => read(id, lockSession),
    findOverdue: (now, limit) => list(findOverdue, now, limit),
    findLapsed: (now, limit) => list(findLapsed, now, limit),
    findNextEnd: async (integrationId) => {
      if (!isUuid(integrationId)) return undefined;
      const [row] = await run<{ at: Date | null }>(db, findNextEnd, [integrationId]);
      return row?.at ?? undefined;
    },
    listByParent: async (parentId) => {
      if (!isUuid(parentId)) return [];
      const rows = await run<SessionRow>(db, listByParent, [parentId]);
      return rows.map((row) => toSession(envelopes, row));
    },
    findPastRetention: (now, limit) => list(findPastRetention, now, limit),
  };
}

/** A customer may choose the id; unique_violation is SQLSTATE 23505. */
function refuseTaken(cause: unknown): never {
  if (sqlState(cause) !== "23505") throw cause;
  throw new CoreError("input-invalid", "a session with this id exists", { cause });
}

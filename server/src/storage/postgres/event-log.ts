import type { AttemptId } from "#core/attempt/attempt.ts";
import type { EventId, EventType, SessionEvent } from "#core/event/event.ts";
import type { EventLog } from "#core/event/event-log.ts";
import type { IntegrationId } from "#core/integration/integration.ts";
import type { SessionId } from "#core/session/session.ts";
import { isUuid, type Queryable, run, lookup, statement } from "./sql.ts";

interface EventRow {
  id: string;
  session_id: string;
  integration_id: string;
  attempt_id: string;
  sequence: number;
  type: EventType;
  at: Date;
  subject_id: string | null;
}

const columns = `events.id, events.session_id, events.integration_id, events.attempt_id, events.sequence,
  events.type, events.at, events.subject_id`;

const appendEvent = statement(
  "event-append",
  `insert into events (id, session_id, integration_id, attempt_id, sequence, type, at, subject_id)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);
const findEvent = lookup("event-find", `select ${columns} from events where events.id = $1`);
const listBySession = statement(
  "event-by-session",
  `select ${columns} from events where events.session_id = $1 order by events.sequence`,
);
const listFeed = statement(
  "event-feed",
  `select ${columns}, events.feed_number from events
   where events.integration_id = $1 and events.feed_number > $2 order by events.feed_number limit $3`,
);

/** Events in PostgreSQL, which refuses to change or delete one. */
export function createEventLog(db: Queryable): EventLog {
  return {
    append: async ({ id, sessionId, integrationId, attemptId, sequence, type, at, subjectId }) => {
      await run(db, appendEvent, [
        ...[id, sessionId, integrationId, attemptId],
        ...[sequence, type, at, subjectId ?? null],
      ]);
    },
    find: async (id) => {
      if (!isUuid(id)) return undefined;
      const [row] = await run<EventRow>(db, findEvent, [id]);
      return row && toEvent(row);
    },
    listBySession: async (sessionId) =>
      isUuid(sessionId) ? (await run<EventRow>(db, listBySession, [sessionId])).map(toEvent) : [],
    listFeed: async (integrationId, after, limit) => {
      const values = [integrationId, after, limit];
      const rows = await run<EventRow & { feed_number: string }>(db, listFeed, values);
      return rows.map((row) => ({ feedNumber: Number(row.feed_number), event: toEvent(row) }));
    },
  };
}

function toEvent(row: EventRow): SessionEvent {
  return {
    id: row.id as EventId,
    sessionId: row.session_id as SessionId,
    integrationId: row.integration_id as IntegrationId,
    attemptId: row.attempt_id as AttemptId,
    sequence: row.sequence,
    type: row.type,
    at: row.at,
    subjectId: row.subject_id ?? undefined,
  };
}

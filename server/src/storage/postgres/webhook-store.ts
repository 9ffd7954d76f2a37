import type { EventId } from "#core/event/event.ts";
import type { IntegrationId } from "#core/integration/integration.ts";
import type { DestinationId, DestinationStatistics } from "#core/webhook/webhook-destination.ts";
import type { SessionId } from "#core/session/session.ts";
import type { Webhook, WebhookAttempt, WebhookId, WebhookTopic } from "#core/webhook/webhook.ts";
import type { WebhookStore } from "#core/webhook/webhook-store.ts";
import { isUuid, type Queryable, run, type Statement, lookup, statement } from "./sql.ts";

interface WebhookRow {
  id: string;
  session_id: string;
  integration_id: string;
  event_id: string;
  topic: WebhookTopic;
  destination_id: string | null;
  state: Webhook["state"];
  attempt_count: number;
  created_at: Date;
  next_attempt_at: Date | null;
}

interface AttemptRow {
  webhook_id: string;
  number: number;
  at: Date;
  duration_ms: number;
  url: string;
  status: number | null;
  error: string | null;
}

const columns = `webhooks.id, webhooks.session_id, webhooks.integration_id, webhooks.event_id, webhooks.topic,
  webhooks.state, webhooks.attempt_count, webhooks.created_at, webhooks.next_attempt_at,
  webhooks.destination_id`;

const insertWebhook = statement(
  "webhook-insert",
  `insert into webhooks (id, session_id, integration_id, event_id, topic, state, attempt_count, created_at, next_attempt_at,
     destination_id)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
);
const saveWebhook = statement(
  "webhook-save",
  "update webhooks set state = $2, attempt_count = $3, next_attempt_at = $4 where webhooks.id = $1",
);
const recordAttempt = statement(
  "webhook-attempt",
  `with kept as (
     insert into webhook_attempts (webhook_id, number, at, duration_ms, url, status, error)
     values ($1, $5, $6, $7, $8, $9, $10)
   )
   update webhooks set state = $2, attempt_count = $3, next_attempt_at = $4 where webhooks.id = $1`,
);
const findWebhook = lookup("webhook-find", `select ${columns} from webhooks where webhooks.id = $1`);
const findNextDue = statement(
  "webhook-next-due",
  `select ${columns} from webhooks where webhooks.integration_id = $1 and webhooks.state = 'pending'
   order by webhooks.next_attempt_at, webhooks.position limit 1`,
);
const listBySession = statement(
  "webhook-by-session",
  `select ${columns} from webhooks where webhooks.session_id = $1 order by webhooks.position`,
);
const listAttempts = statement(
  "webhook-attempts",
  `select webhook_attempts.webhook_id, webhook_attempts.number, webhook_attempts.at, webhook_attempts.duration_ms,
     webhook_attempts.url, webhook_attempts.status, webhook_attempts.error
   from webhook_attempts where webhook_attempts.webhook_id = $1
   order by webhook_attempts.number, webhook_attempts.position`,
);
const statistics = statement(
  "webhook-statistics",
  `select webhooks.destination_id, count(*) as tries,
     count(*) filter (where webhook_attempts.status is null or webhook_attempts.status not between 200 and 299) as failed,
     min(webhook_attempts.duration_ms) as shortest, avg(webhook_attempts.duration_ms) as average,
     max(webhook_attempts.duration_ms) as longest, max(webhook_attempts.at) as last_at
   from webhooks join webhook_attempts on webhook_attempts.webhook_id = webhooks.id
   where webhooks.destination_id = any($1::uuid[]) group by webhooks.destination_id`,
);

interface StatisticsRow {
  destination_id: string;
  tries: string;
  failed: string;
  shortest: number;
  average: number;
  longest: number;
  last_at: Date;
}

/** Webhooks and every try at them in PostgreSQL. */
export function createWebhookStore(db: Queryable): WebhookStore {
  const list = async (how: Statement, id: string): Promise<Webhook[]> =>
    isUuid(id) ? (await run<WebhookRow>(db, how, [id])).map(toWebhook) : [];
  return {
    insert: async (webhook) => {
      await run(db, insertWebhook, insertValues(webhook));
    },
    save: async (webhook) => {
      await run(db, saveWebhook, stateValues(webhook));
    },
    find: async (id) => (await list(findWebhook, id))[0],
    findNextDue: async (integrationId) => (await list(findNextDue, integrationId))[0],
    listBySession: (sessionId) => list(listBySession, sessionId),
    recordAttempt: async (webhook, { number, at, durationMs, url, status, error }) => {
      const tried = [number, at, durationMs, url, status ?? null, error ?? null];
      await run(db, recordAttempt, [...stateValues(webhook), ...tried]);
    },
    countTries: async (ids) => {
      const rows = await run<StatisticsRow>(db, statistics, [ids]);
      return new Map(rows.map((row) => [row.destination_id as DestinationId, toStatistics(row)]));
    },
    listAttempts: async (id) =>
      isUuid(id) ? (await run<AttemptRow>(db, listAttempts, [id])).map(toAttempt) : [],
  };
}

function insertValues(webhook: Webhook): unknown[] {
  const { id, sessionId, integrationId, eventId, topic } = webhook;
  const { state, attemptCount, createdAt, nextAttemptAt } = webhook;
  return [
    id,
    sessionId,
    integrationId,
    eventId,
    topic,
    state,
    attemptCount,
    createdAt,
    nextAttemptAt ?? null,
    webhook.destinationId ?? null,
  ];
}

function stateValues({ id, state, attemptCount, nextAttemptAt }: Webhook): unknown[] {
  return [id, state, attemptCount, nextAttemptAt ?? null];
}

function toStatistics(row: StatisticsRow): DestinationStatistics {
  return {
    tries: Number(row.tries),
    failedTries: Number(row.failed),
    shortestMs: row.shortest,
    averageMs: row.average,
    longestMs: row.longest,
    lastTryAt: row.last_at,
  };
}

function toWebhook(row: WebhookRow): Webhook {
  return {
    id: row.id as WebhookId,
    sessionId: row.session_id as SessionId,
    integrationId: row.integration_id as IntegrationId,
    eventId: row.event_id as EventId,
    topic: row.topic,
    destinationId: (row.destination_id ?? undefined) as DestinationId | undefined,
    state: row.state,
    attemptCount: row.attempt_count,
    createdAt: row.created_at,
    nextAttemptAt: row.next_attempt_at ?? undefined,
  };
}

function toAttempt(row: AttemptRow): WebhookAttempt {
  return {
    webhookId: row.webhook_id as WebhookId,
    number: row.number,
    at: row.at,
    durationMs: row.duration_ms,
    url: row.url,
    status: row.status ?? undefined,
    error: row.error ?? undefined,
  };
}

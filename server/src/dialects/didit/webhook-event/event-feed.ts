import type { FeedEntry } from "#core/event/event.ts";
import type { JsonObject } from "#lib/json.ts";
import type { Answer, Call } from "../call.ts";
import { refuseFields } from "../errors.ts";
import { eventBody } from "../webhook-body.ts";

/** Most events of one answer. */
const feedLimit = 500;

/**
 * GET /webhook/events/?after=…&limit=…: everything that happened, numbered from 1 without a gap, whatever became of the
 * webhooks. Who has read up to a number has missed nothing below it.
 */
export async function listEvents(call: Call): Promise<Answer> {
  const after = numberIn(call, "after", 0);
  const limit = Math.min(Math.max(1, numberIn(call, "limit", 100)), feedLimit);
  const entries = await call.ports.events.listFeed(call.integration.id, after, limit);
  const events: JsonObject[] = [];
  for (const entry of entries) events.push(await entryBody(call, entry));
  const next_cursor = entries.at(-1)?.feedNumber ?? after;
  return { status: 200, body: { events, next_cursor, has_more: entries.length === limit } };
}

async function entryBody(call: Call, { feedNumber, event }: FeedEntry): Promise<JsonObject> {
  const session = await call.ports.sessions.find(event.sessionId);
  const isKept = session !== undefined && session.state !== "deleted";
  const { integration } = call;
  return {
    cursor: feedNumber,
    event_id: event.id,
    event: event.type.replace("-", "."),
    session_id: event.sessionId,
    created_at: event.at.toISOString(),
    // What a webhook tells of it: null where none would, and once the session is deleted.
    webhook: isKept ? ((await eventBody(call, { event, session, integration })) ?? null) : null,
  };
}

/** A whole number of the query. Throws Refusal 400. */
function numberIn({ query }: Pick<Call, "query">, name: string, otherwise: number): number {
  const text = query.get(name) ?? "";
  if (text === "") return otherwise;
  if (!/^\d{1,15}$/.test(text)) throw refuseFields({ [name]: ["Must be a whole number."] });
  return Number(text);
}

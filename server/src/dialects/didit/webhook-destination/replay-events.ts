import { type Static, Type } from "typebox";
import { Compile } from "typebox/compile";
import { CoreError } from "#core/errors.ts";
import type { EventId, SessionEvent } from "#core/event/event.ts";
import { findDestination, replayEvents } from "#core/webhook/manage-destinations.ts";
import type { DestinationId } from "#core/webhook/webhook-destination.ts";
import type { Answer, Call } from "../call.ts";
import { refuseFields } from "../errors.ts";
import { checkFields, parseObject } from "../fields.ts";
import { statusOfEvent } from "../words.ts";

const Replay = Type.Object({
  event_id: Type.Optional(Type.String()),
  after: Type.Optional(Type.Integer({ minimum: 0 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
});
const replay = Compile(Replay);

/** POST /webhook/destinations/{id}/replay/: tells one event again, or those after a place in the feed. */
export async function replayToDestination(call: Call): Promise<Answer> {
  const destination = findDestination(call.integration, call.id as DestinationId);
  const { events, next_cursor } = await eventsOf(call, checkFields(replay, parseObject(call.body)));
  const told = events.filter(({ type }) => statusOfEvent[type] !== undefined && type !== "session-created");
  await replayEvents(call.ports, destination, told);
  return { status: 200, body: { replayed: told.length, next_cursor } };
}

async function eventsOf(
  { ports, integration }: Call,
  { event_id: id, after, limit = 100 }: Static<typeof Replay>,
): Promise<{ readonly events: readonly SessionEvent[]; readonly next_cursor: number | null }> {
  if (id !== undefined) {
    const event = await ports.events.find(id as EventId);
    if (event?.integrationId !== integration.id) throw new CoreError("webhook-not-found", `no event ${id}`);
    return { events: [event], next_cursor: null };
  }
  if (after === undefined)
    throw refuseFields({ event_id: ["Name an event, or a place in the feed by `after`."] });
  const entries = await ports.events.listFeed(integration.id, after, limit);
  return { events: entries.map(({ event }) => event), next_cursor: entries.at(-1)?.feedNumber ?? after };
}

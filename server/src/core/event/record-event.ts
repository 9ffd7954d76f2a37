import type { Ports, Transaction } from "#core/ports.ts";
import type { Session } from "#core/session/session.ts";
import type { EventId, EventType, SessionEvent } from "./event.ts";

/** What to record. */
export interface NewEvent {
  readonly type: EventType;
  readonly at: Date;
  readonly subjectId?: string;
}

/** Numbers and appends an event. The caller saves the session that comes back, in the same transaction. */
export async function recordEvent<S extends Session>(
  ports: Pick<Ports, "newId">,
  tx: Pick<Transaction, "events">,
  session: S,
  { type, at, subjectId }: NewEvent,
): Promise<{ readonly session: S; readonly event: SessionEvent }> {
  const event: SessionEvent = {
    id: ports.newId() as EventId,
    sessionId: session.id,
    integrationId: session.integrationId,
    attemptId: session.attemptId,
    sequence: session.eventCount + 1,
    type,
    at,
    subjectId,
  };
  await tx.events.append(event);
  return { session: { ...session, eventCount: event.sequence }, event };
}

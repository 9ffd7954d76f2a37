import type { IntegrationId } from "#core/integration/integration.ts";
import type { SessionId } from "#core/session/session.ts";
import type { EventId, FeedEntry, SessionEvent } from "./event.ts";

/** The append-only record of what happened. */
export interface EventLog {
  append(event: SessionEvent): Promise<void>;
  find(id: EventId): Promise<SessionEvent | undefined>;
  listBySession(sessionId: SessionId): Promise<readonly SessionEvent[]>;
  /** Entries after a feed number, in order. */
  listFeed(integrationId: IntegrationId, after: number, limit: number): Promise<readonly FeedEntry[]>;
}

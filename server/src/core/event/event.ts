import type { AttemptId } from "#core/attempt/attempt.ts";
import type { IntegrationId } from "#core/integration/integration.ts";
import type { SessionId } from "#core/session/session.ts";
import type { Branded } from "#lib/branded.ts";

export type EventId = Branded<string, "EventId">;

export type EventType =
  | "session-created"
  | "session-started"
  | "media-added"
  | "session-submitted"
  | "session-in-review"
  | "session-awaiting-parties"
  | "session-approved"
  | "session-declined"
  | "session-resubmission-requested"
  | "session-expired"
  | "session-abandoned"
  | "session-approval-lapsed"
  | "session-deleted";

/** Something that happened, never changed after. Carries ids only, nothing personal. */
export interface SessionEvent {
  readonly id: EventId;
  readonly sessionId: SessionId;
  readonly integrationId: IntegrationId;
  readonly attemptId: AttemptId;
  /** 1, 2, 3 … within the session, without a gap. */
  readonly sequence: number;
  readonly type: EventType;
  readonly at: Date;
  /** The decision or media that it tells of. */
  readonly subjectId: string | undefined;
}

/** An event with its place in its integration's feed: 1, 2, 3 … without a gap, given after the commit. */
export interface FeedEntry {
  readonly feedNumber: number;
  readonly event: SessionEvent;
}

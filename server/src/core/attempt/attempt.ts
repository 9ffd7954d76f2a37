import type { MediaId } from "#core/media/media.ts";
import type { SessionId } from "#core/session/session.ts";
import type { Branded } from "#lib/branded.ts";

export type AttemptId = Branded<string, "AttemptId">;

export type AttemptState =
  | "created"
  | "started"
  | "submitted"
  | "in-review"
  | "approved"
  | "declined"
  | "resubmission-requested"
  | "expired"
  | "abandoned";

/** One go at the session's URL. A resubmission opens the next one. */
export interface Attempt {
  readonly id: AttemptId;
  readonly sessionId: SessionId;
  /** 1 for the first. */
  readonly number: number;
  readonly state: AttemptState;
  readonly createdAt: Date;
  /** Files of the attempt before by which it is judged too; they stay where they are. */
  readonly keptMedia?: readonly MediaId[];
}

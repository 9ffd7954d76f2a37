import type { SessionId } from "#core/session/session.ts";
import type { Attempt, AttemptId, AttemptState } from "./attempt.ts";

/** Remembers attempts. */
export interface AttemptStore {
  insert(attempt: Attempt): Promise<void>;
  saveState(id: AttemptId, state: AttemptState): Promise<void>;
  remove(id: AttemptId): Promise<void>;
  find(id: AttemptId): Promise<Attempt | undefined>;
  /** Newest first. */
  listBySession(sessionId: SessionId): Promise<readonly Attempt[]>;
}

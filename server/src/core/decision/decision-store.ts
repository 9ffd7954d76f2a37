import type { AttemptId } from "#core/attempt/attempt.ts";
import type { Evidence } from "#core/check/evidence.ts";
import type { SessionId } from "#core/session/session.ts";
import type { Decision, DecisionId } from "./decision.ts";

/** Remembers decisions and the evidence under them; both are encrypted with the session's key. */
export interface DecisionStore {
  insert(decision: Decision): Promise<void>;
  find(id: DecisionId): Promise<Decision | undefined>;
  /** Newest first. */
  listBySession(sessionId: SessionId): Promise<readonly Decision[]>;
  /** Replaces what the attempt had: a job that runs twice leaves one. */
  saveEvidence(sessionId: SessionId, evidence: Evidence): Promise<void>;
  findEvidence(attemptId: AttemptId): Promise<Evidence | undefined>;
  /** Decisions and evidence go with the session's key; their rows too. */
  removeBySession(sessionId: SessionId): Promise<void>;
}

import type { AttemptId } from "#core/attempt/attempt.ts";
import type { SessionId } from "#core/session/session.ts";
import type { JsonObject } from "#lib/json.ts";
import type { NodeId } from "./definition.ts";

/** What a person gave at one step beside files: answers, an address and its code. Encrypted at rest. */
export interface Step {
  readonly sessionId: SessionId;
  readonly attemptId: AttemptId;
  readonly node: NodeId;
  readonly isDone: boolean;
  /** What it is depends on the step's feature. */
  readonly data: JsonObject;
  readonly updatedAt: Date;
}

/** Remembers steps; lock the session before a step is read to be changed. */
export interface StepStore {
  /** Inserts it or replaces what it was. */
  save(step: Step): Promise<void>;
  find(attemptId: AttemptId, node: NodeId): Promise<Step | undefined>;
  listByAttempt(attemptId: AttemptId): Promise<readonly Step[]>;
  removeBySession(sessionId: SessionId): Promise<void>;
}

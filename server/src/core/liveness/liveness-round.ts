import type { AttemptId } from "#core/attempt/attempt.ts";
import type { SessionId } from "#core/session/session.ts";
import type { LivenessBurst } from "./burst.ts";
import type { ChallengeId, LivenessChallenge } from "./challenge.ts";

/** A challenge, whose it is, and the answer to it. */
export interface LivenessRound {
  readonly challenge: LivenessChallenge;
  readonly sessionId: SessionId;
  readonly attemptId: AttemptId;
  /** Null until it is answered; a challenge is answered once. */
  readonly burst: LivenessBurst | null;
}

/** Remembers challenges and which pictures answered them. */
export interface LivenessStore {
  insert(round: LivenessRound): Promise<void>;
  find(id: ChallengeId): Promise<LivenessRound | undefined>;
  /** Newest first. */
  listByAttempt(attemptId: AttemptId): Promise<readonly LivenessRound[]>;
  /** Answers whether the challenge was open until now. */
  saveBurst(burst: LivenessBurst): Promise<boolean>;
  removeBySession(sessionId: SessionId): Promise<void>;
}

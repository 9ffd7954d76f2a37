import { CoreError } from "#core/errors.ts";
import type { Integration } from "#core/integration/integration.ts";
import type { Ports } from "#core/ports.ts";
import { getSession } from "#core/session/get-session.ts";
import type { SessionId } from "#core/session/session.ts";
import { isOpen } from "#core/session/transitions.ts";
import { type ChallengeId, drawMoves, type LivenessChallenge } from "./challenge.ts";

/** So many of one attempt: each try lets a guesser guess once more. */
export const mostChallenges = 5;
const lifeMs = 180_000;

/** A challenge, and how many more this attempt may ask for. */
export interface IssuedChallenge {
  readonly challenge: LivenessChallenge;
  readonly challengesLeft: number;
}

/**
 * Draws a challenge that nobody can foresee. Throws session-not-found, session-closed, and transition-refused when the
 * attempt has used up its challenges.
 */
export async function issueChallenge(
  ports: Pick<Ports, "sessions" | "livenessRounds" | "now" | "newId" | "sha256">,
  integration: Integration,
  sessionId: SessionId,
  { isAccessible }: { readonly isAccessible: boolean },
): Promise<IssuedChallenge> {
  const session = await getSession(ports, integration, sessionId);
  if (!isOpen(session)) throw new CoreError("session-closed", `the session is ${session.state}`);
  const { attemptId } = session;
  const before = await ports.livenessRounds.listByAttempt(attemptId);
  if (before.length >= mostChallenges)
    throw new CoreError("transition-refused", "this attempt has used up its liveness challenges");
  const issuedAt = ports.now();
  const secret = new TextEncoder().encode(ports.newId());
  const challenge: LivenessChallenge = {
    id: ports.newId() as ChallengeId,
    moves: drawMoves(ports.sha256(secret), { isAccessible }),
    isAccessible,
    issuedAt,
    expiresAt: new Date(issuedAt.getTime() + lifeMs),
  };
  await ports.livenessRounds.insert({ challenge, sessionId, attemptId, burst: null });
  return { challenge, challengesLeft: mostChallenges - before.length - 1 };
}

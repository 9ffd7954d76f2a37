import { CoreError } from "#core/errors.ts";
import { recordEvent } from "#core/event/record-event.ts";
import type { Integration } from "#core/integration/integration.ts";
import { mediaOfAttempt } from "#core/attempt/media-of-attempt.ts";
import type { Ports, Transaction } from "#core/ports.ts";
import { announce } from "#core/webhook/announce.ts";
import { lockSession } from "./get-session.ts";
import type { Session, SessionId, SubmittedSession } from "./session.ts";
import { submit } from "./transitions.ts";

/** Everything is handed in: state, event, checks and what to tell commit together. */
export async function submitSession(
  ports: Pick<Ports, "transaction" | "now" | "newId">,
  integration: Integration,
  id: SessionId,
): Promise<SubmittedSession> {
  return ports.transaction(async (tx) => {
    const session = submit(await lockSession(tx, integration, id), ports.now(integration));
    if (await isEmpty(tx, session)) throw new CoreError("media-incomplete", "nothing was uploaded yet");
    const at = session.submittedAt;
    const recorded = await recordEvent(ports, tx, session, { type: "session-submitted", at });
    await tx.sessions.save(recorded.session);
    await tx.attempts.saveState(session.attemptId, "submitted");
    const job = { name: "run-checks", sessionId: id, attemptId: session.attemptId } as const;
    await tx.jobs.enqueue(job, { group: integration.id });
    await announce(ports, tx, integration, { event: recorded.event, topic: "progress" });
    return recorded.session;
  });
}

/** In the sandbox nothing is needed; elsewhere a file, or an answer at a step. */
async function isEmpty(tx: Transaction, { attemptId, sandboxScenario, workflow }: Session): Promise<boolean> {
  if (sandboxScenario !== undefined) return false;
  if ((await mediaOfAttempt(tx, attemptId)).length > 0) return false;
  return !workflow || (await tx.steps.listByAttempt(attemptId)).length === 0;
}

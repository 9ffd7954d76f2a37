import { recordEvent } from "#core/event/record-event.ts";
import type { Integration } from "#core/integration/integration.ts";
import type { Ports, Transaction } from "#core/ports.ts";
import { announce, announceChange } from "#core/webhook/announce.ts";
import { lockSession } from "./get-session.ts";
import type { Session, SessionId, StartedSession } from "./session.ts";
import { start } from "./transitions.ts";

type Needs = Pick<Ports, "newId" | "now">;

/** The person arrived. Quiet when he was there before. */
export async function startSession(
  ports: Needs & Pick<Ports, "transaction">,
  integration: Integration,
  id: SessionId,
): Promise<StartedSession> {
  return ports.transaction(async (tx) => {
    const session = await lockSession(tx, integration, id);
    return session.state === "started" ? session : startWithin(ports, tx, integration, session);
  });
}

/** The start as a part of a larger transaction; saves the session. */
export async function startWithin(
  ports: Needs,
  tx: Transaction,
  integration: Integration,
  session: Session,
): Promise<StartedSession> {
  const at = ports.now(integration);
  const recorded = await recordEvent(ports, tx, start(session, at), { type: "session-started", at });
  await tx.sessions.save(recorded.session);
  await tx.attempts.saveState(session.attemptId, "started");
  await announce(ports, tx, integration, { event: recorded.event, topic: "progress" });
  await announceChange(ports, tx, integration, recorded);
  return recorded.session;
}

import { recordDecision } from "#core/decision/record-decision.ts";
import type { Ports } from "#core/ports.ts";
import type { SessionId } from "./session.ts";
import { outcomeOfExpiry } from "./transitions.ts";

/** Ends sessions whose time is over. Answers how many; call again while it answers `limit`. */
export async function expireOverdue(
  ports: Pick<Ports, "sessions" | "integrations" | "transaction" | "now" | "newId">,
  limit = 100,
): Promise<number> {
  const overdue = await ports.sessions.findOverdue(ports.now(), limit);
  for (const id of overdue) await expireSession(ports, id);
  return overdue.length;
}

async function expireSession(
  ports: Pick<Ports, "sessions" | "integrations" | "transaction" | "now" | "newId">,
  id: SessionId,
): Promise<void> {
  await ports.transaction(async (tx) => {
    const session = await tx.sessions.lock(id);
    const integration = session && (await tx.integrations.find(session.integrationId));
    const outcome = session && outcomeOfExpiry(session.state);
    if (!integration || !outcome || session.expiresAt > ports.now(integration)) return;
    await recordDecision(ports, tx, { session, integration }, { outcome, decidedBy: "clock", reasons: [] });
  });
}

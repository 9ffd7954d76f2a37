import { recordEvent } from "#core/event/record-event.ts";
import type { Ports } from "#core/ports.ts";
import { announceChange } from "#core/webhook/announce.ts";
import type { SessionId } from "./session.ts";
import { lapse } from "./transitions.ts";

type Needs = Pick<Ports, "sessions" | "transaction" | "now" | "newId">;

/** Ends approvals whose time is over. Answers how many; call again while it answers `limit`. */
export async function lapseApprovals(ports: Needs, limit = 100): Promise<number> {
  const lapsed = await ports.sessions.findLapsed(ports.now(), limit);
  for (const id of lapsed) await lapseSession(ports, id);
  return lapsed.length;
}

async function lapseSession(ports: Needs, id: SessionId): Promise<void> {
  await ports.transaction(async (tx) => {
    const session = await tx.sessions.lock(id);
    const integration = session && (await tx.integrations.find(session.integrationId));
    if (!integration || session.state !== "approved" || !session.lapsesAt) return;
    const at = ports.now(integration);
    if (session.lapsesAt > at) return;
    const recorded = await recordEvent(ports, tx, lapse(session), { type: "session-approval-lapsed", at });
    await tx.sessions.save(recorded.session);
    await announceChange(ports, tx, integration, recorded);
  });
}

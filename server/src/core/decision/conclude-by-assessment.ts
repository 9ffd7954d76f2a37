import type { Assessment } from "#core/check/assessment.ts";
import { recordEvent } from "#core/event/record-event.ts";
import type { Ports, Transaction } from "#core/ports.ts";
import { sendToReview } from "#core/session/transitions.ts";
import { announceChange } from "#core/webhook/announce.ts";
import { type DecisionTarget, recordDecision } from "./record-decision.ts";

/** Within a transaction: decides as the checks say, or leaves it to a person. */
export async function concludeByAssessment(
  ports: Pick<Ports, "now" | "newId">,
  tx: Transaction,
  target: DecisionTarget,
  { outcome, reasons, person, document }: Assessment,
): Promise<void> {
  if (outcome === "in-review") return review(ports, tx, target);
  const decision = { outcome, reasons, person, document, decidedBy: "policy" as const };
  await recordDecision(ports, tx, target, decision);
}

async function review(
  ports: Pick<Ports, "now" | "newId">,
  tx: Transaction,
  { session, integration }: DecisionTarget,
): Promise<void> {
  const at = ports.now(integration);
  const recorded = await recordEvent(ports, tx, sendToReview(session), { type: "session-in-review", at });
  await tx.sessions.save(recorded.session);
  await tx.attempts.saveState(session.attemptId, "in-review");
  await announceChange(ports, tx, integration, recorded);
}

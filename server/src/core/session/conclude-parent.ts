import type { Assessment } from "#core/check/assessment.ts";
import { concludeByAssessment } from "#core/decision/conclude-by-assessment.ts";
import type { Ports } from "#core/ports.ts";
import type { Session, SessionId } from "./session.ts";

const finished: readonly Session["state"][] = [
  ...(["approved", "declined", "expired", "abandoned", "approval-lapsed", "deleted"] as const),
];

/** Whether a session that another one waits for has no end yet. */
export function isUnfinished({ state }: Pick<Session, "state">): boolean {
  return !finished.includes(state);
}

/**
 * Ends a session that waited for others, once all of them are decided: as its own checks say where all were approved, and
 * else by a person. Quiet on one that waits still, or no more.
 */
export async function concludeParent(
  ports: Pick<Ports, "transaction" | "now" | "newId">,
  id: SessionId,
): Promise<void> {
  await ports.transaction(async (tx) => {
    const session = await tx.sessions.lock(id);
    if (session?.state !== "awaiting-parties") return;
    const children = await tx.sessions.listByParent(id);
    const integration = await tx.integrations.find(session.integrationId);
    const evidence = await tx.decisions.findEvidence(session.attemptId);
    if (!integration || !evidence || children.some(isUnfinished)) return;
    const isAgreed = children.every(({ state }) => state === "approved");
    const { assessment } = evidence;
    const told: Assessment = isAgreed ? assessment : { ...assessment, outcome: "in-review" };
    await concludeByAssessment(ports, tx, { session, integration }, told);
  });
}

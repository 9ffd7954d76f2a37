import type { CheckReason } from "#core/check/reason.ts";
import type { Integration } from "#core/integration/integration.ts";
import { announceChange } from "#core/webhook/announce.ts";
import { CoreError } from "#core/errors.ts";
import { recordEvent } from "#core/event/record-event.ts";
import type { Ports, Transaction } from "#core/ports.ts";
import type { Session, SessionId } from "#core/session/session.ts";
import type { NodeId } from "#core/workflow/definition.ts";
import { definitionOfSession } from "#core/workflow/definition-of-session.ts";
import { sendToReview } from "#core/session/transitions.ts";
import type { Decision } from "./decision.ts";
import { recordDecision } from "./record-decision.ts";

/** What a person wants. */
export interface PersonsDecision {
  readonly status: "approved" | "declined" | "resubmission-requested" | "in-review";
  readonly reason?: CheckReason | undefined;
  readonly comment?: string | undefined;
  /** Resubmission: the steps to be done again; all when left out. */
  readonly nodes?: readonly NodeId[] | undefined;
}

/** A person decides, or overrides what was decided. Throws "reason-required" where the customer must be told why. */
export async function decideSession(
  ports: Pick<Ports, "transaction" | "now" | "newId">,
  id: SessionId,
  wanted: PersonsDecision,
): Promise<Session> {
  return ports.transaction(async (tx) => {
    const session = await tx.sessions.lock(id);
    if (!session || session.state === "deleted") throw new CoreError("session-not-found", `no session ${id}`);
    const integration = await tx.integrations.find(session.integrationId);
    if (!integration) throw new CoreError("integration-not-found", `no integration ${session.integrationId}`);
    if (wanted.status === "in-review") return review(ports, tx, integration, session);
    requireReason(session, wanted);
    const reasons = wanted.reason ? [wanted.reason] : [];
    const read = await whatWasRead(tx, session);
    const { status: outcome, comment, nodes } = wanted;
    await requireNodes(tx, session, wanted);
    await recordDecision(
      ports,
      tx,
      { session, integration },
      { outcome, reasons, comment, decidedBy: "person", ...read, ...(nodes && { nodes }) },
    );
    return (await tx.sessions.lock(id)) ?? session;
  });
}

async function requireNodes(
  tx: Pick<Transaction, "workflows">,
  session: Session,
  { nodes }: PersonsDecision,
): Promise<void> {
  if (!nodes) return;
  const known = (await definitionOfSession(tx, session)).nodes;
  const unknown = nodes.find((id) => known[id]?.type !== "feature");
  if (unknown !== undefined || nodes.length === 0)
    throw new CoreError("input-invalid", `there is no step ${unknown ?? "named"} to do again`);
}

function requireReason(session: Session, { status, reason, comment }: PersonsDecision): void {
  if ((status === "declined" || status === "resubmission-requested") && !reason && !comment)
    throw new CoreError("reason-required", `${status} needs a reason or a comment`);
  if ("decisionId" in session && !reason && !comment)
    throw new CoreError("reason-required", "overriding a decision needs a reason or a comment");
}

async function review(
  ports: Pick<Ports, "now" | "newId">,
  tx: Transaction,
  integration: Integration,
  session: Session,
): Promise<Session> {
  const at = ports.now(integration);
  const recorded = await recordEvent(ports, tx, sendToReview(session), { type: "session-in-review", at });
  await tx.sessions.save(recorded.session);
  await tx.attempts.saveState(session.attemptId, "in-review");
  await announceChange(ports, tx, integration, recorded);
  return recorded.session;
}

async function whatWasRead(
  tx: Transaction,
  session: Session,
): Promise<Partial<Pick<Decision, "person" | "document">>> {
  const attempts = await tx.attempts.listBySession(session.id);
  for (const attempt of attempts) {
    const evidence = await tx.decisions.findEvidence(attempt.id);
    if (evidence) return { person: evidence.assessment.person, document: evidence.assessment.document };
  }
  return {};
}

import type { AttemptId } from "#core/attempt/attempt.ts";
import { mediaOfAttempt } from "#core/attempt/media-of-attempt.ts";
import { defaultPolicy } from "#core/decision/policy.ts";
import { concludeByAssessment } from "#core/decision/conclude-by-assessment.ts";
import { recordEvent } from "#core/event/record-event.ts";
import type { Integration } from "#core/integration/integration.ts";
import type { Ports, Transaction } from "#core/ports.ts";
import type { Session, SessionId } from "#core/session/session.ts";
import { isUnfinished } from "#core/session/conclude-parent.ts";
import { awaitParties } from "#core/session/transitions.ts";
import { announceChange } from "#core/webhook/announce.ts";
import { kycDefinition } from "#core/workflow/compile-features.ts";
import { definitionOfSession } from "#core/workflow/definition-of-session.ts";
import { judgeAndScreen } from "#core/workflow/ask-screeners.ts";
import type { WorkflowDefinition } from "#core/workflow/definition.ts";
import type { Evidence, Findings } from "./evidence.ts";
import { measureAttempt, withoutFindings } from "./measure-attempt.ts";

type Needs = Pick<
  Ports,
  | "sessions"
  | "integrations"
  | "media"
  | "attempts"
  | "livenessRounds"
  | "workflows"
  | "steps"
  | "screeners"
  | "decisions"
  | "engines"
  | "blobs"
  | "envelopes"
  | "knownFaces"
  | "faceIndex"
  | "transaction"
  | "now"
  | "newId"
>;

/**
 * Measures and judges a submitted attempt, keeps the evidence, and decides where the integration is live. An attempt that
 * a person has decided meanwhile keeps its evidence too. Quiet on one that was measured before, or is gone.
 */
export async function runChecks(ports: Needs, sessionId: SessionId, attemptId: AttemptId): Promise<void> {
  const session = await ports.sessions.find(sessionId);
  const integration = session && (await ports.integrations.find(session.integrationId));
  if (!integration || session.state === "deleted") return;
  if (await ports.decisions.findEvidence(attemptId)) return;
  const graph = await definitionOfSession(ports, session);
  const findings = await findingsOf(ports, { session, integration, attemptId, graph });
  const policy = defaultPolicy;
  const judged = await judgeAndScreen(ports, { session, findings, policy, graph });
  const evidence: Evidence = { attemptId, policy, graph, ...judged };
  await ports.transaction((tx) => concludeAttempt(ports, tx, integration, { sessionId, evidence }));
}

interface AttemptOrder {
  readonly session: Session;
  readonly integration: Integration;
  readonly attemptId: AttemptId;
  readonly graph: WorkflowDefinition;
}

/** In the sandbox nothing is measured. */
async function findingsOf(
  ports: Needs,
  { session, integration, attemptId, graph }: AttemptOrder,
): Promise<Findings> {
  const today = ports.now(integration).toISOString().slice(0, 10);
  const media = await mediaOfAttempt(ports, attemptId);
  const steps = graph === kycDefinition ? [] : await ports.steps.listByAttempt(attemptId);
  const subject = { session, integration, media, today, graph, steps };
  const { sandboxScenario: scenario } = session;
  if (scenario === undefined || integration.environment !== "test") return measureAttempt(ports, subject);
  return { ...withoutFindings(subject), sandbox: { scenario } };
}

function isWaiting(session: Session, attemptId: AttemptId): boolean {
  return session.state === "submitted" && session.attemptId === attemptId;
}

async function concludeAttempt(
  ports: Needs,
  tx: Transaction,
  integration: Integration,
  { sessionId, evidence }: { sessionId: SessionId; evidence: Evidence },
): Promise<void> {
  const session = await tx.sessions.lock(sessionId);
  if (!session || session.state === "deleted") return;
  await tx.decisions.saveEvidence(sessionId, evidence);
  const isForced = evidence.findings.sandbox !== undefined;
  const decides = integration.environment === "live" || isForced;
  if (!decides || !isWaiting(session, evidence.attemptId)) return;
  const children = session.workflow ? await tx.sessions.listByParent(sessionId) : [];
  if (children.some(isUnfinished)) return awaitChildren(ports, tx, integration, session);
  await concludeByAssessment(ports, tx, { session, integration }, evidence.assessment);
}

async function awaitChildren(
  ports: Needs,
  tx: Transaction,
  integration: Integration,
  session: Session,
): Promise<void> {
  const at = ports.now(integration);
  const type = "session-awaiting-parties";
  const recorded = await recordEvent(ports, tx, awaitParties(session), { type, at });
  await tx.sessions.save(recorded.session);
  await announceChange(ports, tx, integration, recorded);
}

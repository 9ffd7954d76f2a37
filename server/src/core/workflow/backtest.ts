import type { Assessment } from "#core/check/assessment.ts";
import type { Evidence } from "#core/check/evidence.ts";
import type { Integration } from "#core/integration/integration.ts";
import type { Ports } from "#core/ports.ts";
import type { Session, SessionId } from "#core/session/session.ts";
import type { WorkflowDefinition } from "./definition.ts";
import { runWorkflow } from "./run-workflow.ts";
import { stepsOnPath } from "./visit.ts";

/** What would have come of one session. */
export interface BacktestedSession {
  readonly id: SessionId;
  readonly createdAt: Date;
  readonly before: Assessment["outcome"];
  readonly after: Assessment["outcome"];
  readonly reasons: Assessment["reasons"];
  /** Steps that the new way reaches and of which the evidence knows nothing: the outcome is then a guess. */
  readonly unknownSteps: readonly string[];
}

/** What would change. */
export interface Backtest {
  readonly judged: number;
  readonly changed: readonly BacktestedSession[];
  /** How many of those judged reach a step that their evidence knows nothing of. */
  readonly withUnknownSteps: number;
}

/** What to judge again, and by what. */
export interface BacktestOrder {
  readonly integration: Integration;
  readonly definition: WorkflowDefinition;
  readonly since: Date;
}

/** Judges stored sessions again by another workflow, from their evidence and without a model. Nothing is changed. */
export async function backtest(
  ports: Pick<Ports, "sessions" | "attempts" | "decisions">,
  { integration, definition, since }: BacktestOrder,
): Promise<Backtest> {
  const judged: BacktestedSession[] = [];
  for await (const session of sessionsSince(ports, integration, since)) {
    const evidence = await evidenceOf(ports, session);
    if (evidence && !evidence.findings.sandbox) judged.push(judgeAgain(session, evidence, definition));
  }
  return {
    judged: judged.length,
    changed: judged.filter(({ before, after }) => before !== after),
    withUnknownSteps: judged.filter(({ unknownSteps }) => unknownSteps.length > 0).length,
  };
}

function judgeAgain(
  { id, createdAt }: Session,
  { findings, policy, assessment }: Evidence,
  definition: WorkflowDefinition,
): BacktestedSession {
  const { assessment: again, run } = runWorkflow(findings, policy, definition);
  const unknownSteps = stepsOnPath(definition, run.path)
    .filter(({ id: step, node }) => isUnknown(node.feature, findings.steps?.[step] !== undefined))
    .map(({ id: step }) => step);
  const { outcome: after, reasons } = again;
  return { id, createdAt, before: assessment.outcome, after, reasons, unknownSteps };
}

/** Documents and selfies are in every evidence; the rest only where its step was there. */
function isUnknown(feature: string, isFound: boolean): boolean {
  return !["id-verification", "liveness", "face-match"].includes(feature) && !isFound;
}

const pageSize = 100;

async function* sessionsSince(
  ports: Pick<Ports, "sessions">,
  { id: integrationId }: Integration,
  since: Date,
): AsyncGenerator<Session> {
  for (let offset = 0; ; offset += pageSize) {
    const page = await ports.sessions.list({ integrationId, createdFrom: since, offset, limit: pageSize });
    yield* page.sessions;
    if (page.sessions.length < pageSize) return;
  }
}

/** Of the newest attempt that was judged. */
async function evidenceOf(
  ports: Pick<Ports, "attempts" | "decisions">,
  { id }: Session,
): Promise<Evidence | undefined> {
  for (const attempt of await ports.attempts.listBySession(id)) {
    const evidence = await ports.decisions.findEvidence(attempt.id);
    if (evidence) return evidence;
  }
  return undefined;
}

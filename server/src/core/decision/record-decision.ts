import type { AttemptId } from "#core/attempt/attempt.ts";
import type { EventType, SessionEvent } from "#core/event/event.ts";
import { recordEvent } from "#core/event/record-event.ts";
import type { Integration } from "#core/integration/integration.ts";
import type { Ports, Transaction } from "#core/ports.ts";
import type { DecidedSession, Session } from "#core/session/session.ts";
import { conclude } from "#core/session/transitions.ts";
import { announce, announceChange } from "#core/webhook/announce.ts";
import { definitionOfSession } from "#core/workflow/definition-of-session.ts";
import { keepOfAttempt } from "#core/workflow/keep-of-attempt.ts";
import type { Decision, DecisionId, Outcome } from "./decision.ts";

/** What was decided, before it has an id and a time. */
export interface NewDecision extends Pick<Decision, "outcome" | "decidedBy" | "reasons"> {
  readonly comment?: string | undefined;
  readonly person?: Decision["person"];
  readonly document?: Decision["document"];
  /** Resubmission: the steps to be done again; what the others were given is kept. All when left out. */
  readonly nodes?: Decision["nodes"];
}

/** The session under decision and whose it is. */
export interface DecisionTarget {
  readonly session: Session;
  readonly integration: Integration;
}

type Needs = Pick<Ports, "now" | "newId">;

/** Within a transaction: decision, state, event and what to tell commit together, so that none is ever lost. */
export async function recordDecision(
  ports: Needs,
  tx: Transaction,
  { session, integration }: DecisionTarget,
  input: NewDecision,
): Promise<Decision> {
  const decided = await attemptUnderDecision(tx, session, input.outcome);
  const decision = makeDecision(ports, { session: decided, integration }, input);
  const concluded = conclude(decided, { ...decision, ...(await lifetimesOf(tx, decided)) });
  await tx.decisions.insert(decision);
  await tx.attempts.saveState(decision.attemptId, decision.outcome);
  const type: EventType = `session-${decision.outcome}`;
  const recorded = await recordEvent(ports, tx, concluded, { type, at: decision.at, subjectId: decision.id });
  await tx.sessions.save(await openNextAttempt(ports, tx, recorded.session, decision));
  if (session.parentId) await tx.jobs.enqueue({ name: "conclude-parent", sessionId: session.parentId });
  await tell(ports, tx, integration, { event: recorded.event, decision, session });
  return decision;
}

function makeDecision(ports: Needs, { session, integration }: DecisionTarget, input: NewDecision): Decision {
  const at = ports.now(integration);
  return {
    id: ports.newId() as DecisionId,
    sessionId: session.id,
    attemptId: session.attemptId,
    outcome: input.outcome,
    reasons: input.reasons,
    decidedBy: input.decidedBy,
    comments: input.comment === undefined ? [] : [{ text: input.comment, at }],
    person: input.person ?? {},
    document: input.document ?? {},
    ...(input.nodes && { nodes: input.nodes }),
    submittedAt: "submittedAt" in session ? session.submittedAt : undefined,
    at,
  };
}

/** As the session's workflow has them. */
async function lifetimesOf(tx: Pick<Transaction, "workflows">, session: Session) {
  if (!session.workflow) return {};
  const { settings } = await definitionOfSession(tx, session);
  const { approvalLifetimeDays, sessionLifetimeSeconds: lifetimeSeconds } = settings;
  return { approvalLifetimeDays, lifetimeSeconds };
}

/** A decision after a resubmission was asked for is about the attempt before; the one opened since is unused. */
async function attemptUnderDecision(tx: Transaction, session: Session, outcome: Outcome): Promise<Session> {
  if (session.state !== "resubmission-requested" || outcome === "abandoned") return session;
  const [unused, previous] = await tx.attempts.listBySession(session.id);
  if (!unused || !previous) return session;
  await tx.attempts.remove(unused.id);
  return { ...session, attemptId: previous.id, attemptNumber: previous.number };
}

async function openNextAttempt(
  ports: Needs,
  tx: Transaction,
  session: DecidedSession,
  decision: Decision,
): Promise<DecidedSession> {
  if (session.state !== "resubmission-requested") return session;
  const next = {
    ...session,
    attemptId: ports.newId() as AttemptId,
    attemptNumber: session.attemptNumber + 1,
  };
  const { id: sessionId, attemptId: id, attemptNumber: number, decidedAt: createdAt } = next;
  const kept = await keepOfAttempt(tx, session, { decision, nextId: id });
  await tx.attempts.insert({ id, sessionId, number, state: "created", createdAt, ...kept });
  return next;
}

async function tell(
  ports: Needs,
  tx: Transaction,
  integration: Integration,
  { event, decision, session }: { event: SessionEvent; decision: Decision; session: Session },
): Promise<void> {
  const { settings } = integration;
  const isPassed = decision.outcome === "approved" && isByChecks(decision, session, integration);
  const videos = isPassed
    ? (await tx.media.listByAttempt(session.attemptId)).filter((m) => m.kind === "video")
    : [];
  const isSelfieTold = isPassed && settings.intermediateSelfie;
  const isVideoTold = isPassed && settings.intermediateVideo && videos.length > 0;
  if (isSelfieTold) await announce(ports, tx, integration, { event, topic: "intermediate-selfie" });
  if (isVideoTold) await announce(ports, tx, integration, { event, topic: "intermediate-video" });
  const isAfterIntermediate = isSelfieTold || isVideoTold;
  await announce(ports, tx, integration, { event, topic: "decision", isAfterIntermediate });
  await announceChange(ports, tx, integration, { session, event });
  const isExpiry = decision.outcome === "expired" || decision.outcome === "abandoned";
  if (isExpiry && settings.expiryEvents) await announce(ports, tx, integration, { event, topic: "progress" });
}

/** In a test integration the first forced decision stands for the one that the checks would make. */
function isByChecks({ decidedBy }: Decision, session: Session, { environment }: Integration): boolean {
  return decidedBy === "policy" || (environment === "test" && !("decisionId" in session));
}

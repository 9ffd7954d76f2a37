import { CoreError } from "#core/errors.ts";
import type { Decision, Outcome } from "#core/decision/decision.ts";
import {
  type AwaitingSession,
  type DecidedSession,
  type DeletedSession,
  lifetimeMsOf,
  type Session,
  type SessionBase,
  type SessionState,
  type StartedSession,
  type SubmittedSession,
} from "./session.ts";

/** What the product may do by itself; every state may also be deleted. */
export const machineTransitions: Readonly<Record<SessionState, readonly SessionState[]>> = {
  created: ["started", "submitted", "expired"],
  started: ["submitted", "abandoned"],
  submitted: ["in-review", "awaiting-parties", "approved", "declined", "resubmission-requested"],
  "in-review": ["approved", "declined", "resubmission-requested"],
  approved: ["approval-lapsed"],
  declined: [],
  "resubmission-requested": ["started", "submitted", "abandoned"],
  expired: [],
  abandoned: [],
  "approval-lapsed": [],
  "awaiting-parties": ["in-review", "approved", "declined", "resubmission-requested"],
  deleted: [],
};

const verdicts: readonly SessionState[] = ["approved", "declined", "resubmission-requested"];

/** What a person may decide beside that, with a reason. */
const personTransitions: Readonly<Record<SessionState, readonly SessionState[]>> = {
  ...machineTransitions,
  approved: [...machineTransitions.approved, ...verdicts],
  declined: verdicts,
  "resubmission-requested": [...machineTransitions["resubmission-requested"], ...verdicts],
  abandoned: verdicts,
  "approval-lapsed": verdicts,
};

function refuse(session: Session, to: SessionState): never {
  throw new CoreError("transition-refused", `a session that is ${session.state} cannot become ${to}`);
}

function check(
  session: Session,
  to: SessionState,
  table: typeof machineTransitions = machineTransitions,
): void {
  if (!table[session.state].includes(to)) refuse(session, to);
}

function base(session: Session): SessionBase {
  const { id, integrationId, number, dialect, personId, attemptId, attemptNumber, eventCount } = session;
  const { wrappedKey, externalReference, callbackUrl, language, expectedPerson, expectedDocument } = session;
  const { createdAt, expiresAt, ipAddress, dialectData, shortToken, workflow, parentId } = session;
  const { sandboxScenario } = session;
  return {
    ...{ id, integrationId, number, dialect, personId, attemptId, attemptNumber, eventCount, createdAt },
    ...{ wrappedKey, externalReference, callbackUrl, language, expectedPerson, expectedDocument },
    ...{ expiresAt, ipAddress, dialectData, shortToken, workflow, parentId, sandboxScenario },
  };
}

/** The person arrived, or the first file did. */
export function start(session: Session, at: Date): StartedSession {
  check(session, "started");
  return { ...base(session), state: "started", startedAt: at };
}

/** Everything is handed in; the checks follow. */
export function submit(session: Session, at: Date): SubmittedSession {
  check(session, "submitted");
  const startedAt = session.state === "started" ? session.startedAt : at;
  return { ...base(session), state: "submitted", startedAt, submittedAt: at };
}

/** The policy leaves it to a person. */
export function sendToReview(session: Session): SubmittedSession {
  check(session, "in-review");
  if (session.state !== "submitted" && session.state !== "awaiting-parties")
    return refuse(session, "in-review");
  return { ...session, state: "in-review" };
}

/** The checks are done; the sessions of others that it depends on are not. */
export function awaitParties(session: Session): AwaitingSession {
  check(session, "awaiting-parties");
  if (session.state !== "submitted") return refuse(session, "awaiting-parties");
  return { ...session, state: "awaiting-parties" };
}

/** What a conclusion needs to know of its decision. */
export type Conclusion = Pick<Decision, "id" | "at" | "decidedBy"> & {
  readonly outcome: Outcome;
  /** How long an approval counts; for good when undefined. */
  readonly approvalLifetimeDays?: number | undefined;
  /** How long the person may take for the next attempt; the usual time when undefined. */
  readonly lifetimeSeconds?: number | undefined;
};

/** A decision by policy, person or clock. A resubmission gives the person the full time anew. */
export function conclude(session: Session, decision: Conclusion): DecidedSession {
  check(session, decision.outcome, decision.decidedBy === "person" ? personTransitions : machineTransitions);
  const isReopened = decision.outcome === "resubmission-requested";
  return {
    ...base(session),
    state: decision.outcome,
    startedAt: "startedAt" in session ? session.startedAt : undefined,
    submittedAt: "submittedAt" in session ? session.submittedAt : undefined,
    expiresAt: isReopened ? new Date(decision.at.getTime() + lifetimeMsOf(decision)) : session.expiresAt,
    decidedAt: decision.at,
    decisionId: decision.id,
    lapsesAt: lapseOf(decision),
  };
}

const dayMs = 24 * 3600 * 1000;

function lapseOf({ outcome, at, approvalLifetimeDays: days }: Conclusion): Date | undefined {
  return outcome === "approved" && days !== undefined ? new Date(at.getTime() + days * dayMs) : undefined;
}

/** An approval that no longer counts. */
export function lapse(session: Session): DecidedSession {
  check(session, "approval-lapsed");
  if (!("decisionId" in session)) return refuse(session, "approval-lapsed");
  return { ...session, state: "approval-lapsed" };
}

/** Forgets all that is personal. Quiet on one that is deleted already. */
export function remove(session: Session, at: Date): DeletedSession {
  return {
    ...base(session),
    ...{
      externalReference: undefined,
      callbackUrl: undefined,
      ipAddress: undefined,
      shortToken: undefined,
      wrappedKey: new Uint8Array(),
    },
    ...{ expectedPerson: {}, expectedDocument: {}, dialectData: {} },
    state: "deleted",
    deletedAt: session.state === "deleted" ? session.deletedAt : at,
  };
}

/** How an unfinished session ends when its time is over: never opened, or opened and left. */
export function outcomeOfExpiry(state: SessionState): "expired" | "abandoned" | undefined {
  if (state === "created") return "expired";
  return state === "started" || state === "resubmission-requested" ? "abandoned" : undefined;
}

/** Whether the person may still hand something in. */
export function isOpen(session: Session): boolean {
  return (
    session.state === "created" || session.state === "started" || session.state === "resubmission-requested"
  );
}

import { hash } from "node:crypto";
import type { AttemptId } from "#core/attempt/attempt.ts";
import type { DecisionId } from "#core/decision/decision.ts";
import { CoreError } from "#core/errors.ts";
import type { IntegrationId } from "#core/integration/integration.ts";
import type { Envelopes } from "#core/secrecy/envelope.ts";
import type { Session, SessionBase, SessionId, SessionState } from "#core/session/session.ts";
import type { WorkflowId, WorkflowRef } from "#core/workflow/workflow.ts";
import { openJson, sealJson } from "./sealed-json.ts";

/** A row of `sessions`. */
export interface SessionRow {
  id: string;
  integration_id: string;
  number: string;
  dialect: string;
  person_id: string;
  attempt_id: string;
  attempt_number: number;
  event_count: number;
  state: SessionState;
  language: string;
  created_at: Date;
  expires_at: Date;
  started_at: Date | null;
  submitted_at: Date | null;
  decided_at: Date | null;
  decision_id: string | null;
  deleted_at: Date | null;
  wrapped_key: Uint8Array | null;
  sealed: Uint8Array | null;
  workflow_id: string | null;
  workflow_version: number | null;
  parent_id: string | null;
  sandbox_scenario: string | null;
  lapses_at: Date | null;
}

/** What is encrypted with the session's key. */
type Personal = Pick<
  SessionBase,
  | "externalReference"
  | "callbackUrl"
  | "expectedPerson"
  | "expectedDocument"
  | "ipAddress"
  | "dialectData"
  | "shortToken"
>;

const forgotten: Personal = {
  externalReference: undefined,
  callbackUrl: undefined,
  expectedPerson: {},
  expectedDocument: {},
  ipAddress: undefined,
  dialectData: {},
  shortToken: undefined,
};

/** Values in the order of the columns. */
export function sessionValues(envelopes: Envelopes, session: Session): unknown[] {
  const isDeleted = session.state === "deleted";
  return [
    session.id,
    session.integrationId,
    session.dialect,
    session.personId,
    session.attemptId,
    session.attemptNumber,
    session.eventCount,
    session.state,
    session.language,
    session.createdAt,
    session.expiresAt,
    "startedAt" in session ? session.startedAt : null,
    "submittedAt" in session ? session.submittedAt : null,
    "decidedAt" in session ? session.decidedAt : null,
    "decisionId" in session ? session.decisionId : null,
    isDeleted ? session.deletedAt : null,
    isDeleted ? null : session.wrappedKey,
    isDeleted ? null : sealPersonal(envelopes, session),
    session.workflow?.id ?? null,
    session.workflow?.version ?? null,
    session.parentId ?? null,
    session.sandboxScenario ?? null,
    "lapsesAt" in session ? (session.lapsesAt ?? null) : null,
    session.number,
    digestOf(session.shortToken),
    session.externalReference === undefined
      ? null
      : referenceDigests(envelopes, session.integrationId, session.externalReference)[0],
  ];
}

/** By what a short token is found; it is random enough that its digest tells nothing of it. */
export function digestOf(shortToken: string | undefined): Buffer | null {
  return shortToken === undefined ? null : hash("sha256", shortToken, "buffer");
}

/** By what an external reference is found; the first is kept. */
export function referenceDigests(
  envelopes: Envelopes,
  integrationId: string,
  reference: string,
): readonly Uint8Array[] {
  return envelopes.fingerprints(`${integrationId.toLowerCase()}:${reference}`);
}

function sealPersonal(envelopes: Envelopes, session: Session): Uint8Array {
  const { externalReference, callbackUrl, expectedPerson, expectedDocument, ipAddress } = session;
  const { dialectData, shortToken } = session;
  const personal = {
    externalReference,
    callbackUrl,
    expectedPerson,
    expectedDocument,
    ipAddress,
    dialectData,
    shortToken,
  } satisfies Personal;
  return sealJson(envelopes.of(session.wrappedKey), personal, sealContext(session.id));
}

/** PostgreSQL keeps uuids in lower case, whatever the customer wrote. */
function sealContext(id: string): string {
  return `session:${id.toLowerCase()}`;
}

/** The session that a row holds. */
export function toSession(envelopes: Envelopes, row: SessionRow): Session {
  const base = toBase(envelopes, row);
  const { state } = row;
  switch (state) {
    case "created":
      return { ...base, state };
    case "started":
      return { ...base, state, startedAt: required(row, "started_at") };
    case "submitted":
    case "in-review":
    case "awaiting-parties":
      return {
        ...base,
        state,
        startedAt: required(row, "started_at"),
        submittedAt: required(row, "submitted_at"),
      };
    case "deleted":
      return { ...base, state, deletedAt: required(row, "deleted_at") };
    case "approved":
    case "declined":
    case "resubmission-requested":
    case "expired":
    case "abandoned":
    case "approval-lapsed":
      return {
        ...base,
        state,
        startedAt: row.started_at ?? undefined,
        submittedAt: row.submitted_at ?? undefined,
        decidedAt: required(row, "decided_at"),
        decisionId: required(row, "decision_id") as DecisionId,
        lapsesAt: row.lapses_at ?? undefined,
      };
  }
}

function toBase(envelopes: Envelopes, row: SessionRow): SessionBase {
  const personal =
    row.wrapped_key && row.sealed
      ? (openJson(envelopes.of(row.wrapped_key), row.sealed, sealContext(row.id)) as Partial<Personal>)
      : undefined;
  return {
    id: row.id as SessionId,
    integrationId: row.integration_id as IntegrationId,
    number: Number(row.number),
    dialect: row.dialect,
    personId: row.person_id,
    attemptId: row.attempt_id as AttemptId,
    attemptNumber: row.attempt_number,
    eventCount: row.event_count,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    wrappedKey: row.wrapped_key ?? new Uint8Array(),
    language: row.language,
    ...forgotten,
    ...personal,
    workflow: toWorkflow(row),
    parentId: row.parent_id === null ? undefined : (row.parent_id as SessionId),
    sandboxScenario: row.sandbox_scenario ?? undefined,
  };
}

function toWorkflow({ workflow_id: id, workflow_version: version }: SessionRow): WorkflowRef | undefined {
  return id === null || version === null ? undefined : { id: id as WorkflowId, version };
}

function required<K extends "started_at" | "submitted_at" | "decided_at" | "decision_id" | "deleted_at">(
  row: SessionRow,
  column: K,
): NonNullable<SessionRow[K]> {
  const value = row[column];
  if (value === null)
    throw new CoreError("storage-failed", `a session that is ${row.state} has no ${column}`);
  return value;
}

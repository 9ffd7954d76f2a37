import type { AttemptId } from "#core/attempt/attempt.ts";
import type { Decision, DecisionId, Outcome } from "#core/decision/decision.ts";
import type { Envelope, Envelopes } from "#core/secrecy/envelope.ts";
import type { SessionId } from "#core/session/session.ts";
import { openJson, sealJson } from "./sealed-json.ts";

/** A row of `decisions` with its session's key. */
export interface DecisionRow {
  id: string;
  session_id: string;
  attempt_id: string;
  outcome: Outcome;
  decided_by: Decision["decidedBy"];
  submitted_at: Date | null;
  at: Date;
  sealed: Uint8Array;
  wrapped_key: Uint8Array;
}

/** What is encrypted with the session's key; times as ISO 8601. */
interface Conclusions extends Pick<Decision, "reasons" | "person" | "document" | "nodes"> {
  readonly comments: readonly { readonly text: string; readonly at: string }[];
}

/** Values in the order of the columns. */
export function decisionValues(envelope: Envelope, decision: Decision): unknown[] {
  const { reasons, person, document, nodes } = decision;
  const comments = decision.comments.map(({ text, at }) => ({ text, at: at.toISOString() }));
  const conclusions: Conclusions = { reasons, comments, person, document, ...(nodes && { nodes }) };
  return [
    decision.id,
    decision.sessionId,
    decision.attemptId,
    decision.outcome,
    decision.decidedBy,
    decision.submittedAt ?? null,
    decision.at,
    sealJson(envelope, conclusions, `decision:${decision.id}`),
  ];
}

/** The decision that a row holds. */
export function toDecision(envelopes: Envelopes, row: DecisionRow): Decision {
  const envelope = envelopes.of(row.wrapped_key);
  const sealed = openJson(envelope, row.sealed, `decision:${row.id}`) as Conclusions;
  const comments = sealed.comments.map(({ text, at }) => ({ text, at: new Date(at) }));
  return {
    id: row.id as DecisionId,
    sessionId: row.session_id as SessionId,
    attemptId: row.attempt_id as AttemptId,
    outcome: row.outcome,
    reasons: sealed.reasons,
    decidedBy: row.decided_by,
    comments,
    person: sealed.person,
    document: sealed.document,
    ...(sealed.nodes && { nodes: sealed.nodes }),
    submittedAt: row.submitted_at ?? undefined,
    at: row.at,
  };
}

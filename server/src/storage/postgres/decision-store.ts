import type { AttemptId } from "#core/attempt/attempt.ts";
import type { Evidence } from "#core/check/evidence.ts";
import type { Decision } from "#core/decision/decision.ts";
import type { DecisionStore } from "#core/decision/decision-store.ts";
import { CoreError } from "#core/errors.ts";
import type { Envelope, Envelopes } from "#core/secrecy/envelope.ts";
import type { SessionId } from "#core/session/session.ts";
import { type DecisionRow, decisionValues, toDecision } from "./decision-row.ts";
import { openJson, sealJson } from "./sealed-json.ts";
import { isUuid, type Queryable, run, type Statement, lookup, statement } from "./sql.ts";

const keyOf = statement("session-key", "select sessions.wrapped_key from sessions where sessions.id = $1");
const insertDecision = statement(
  "decision-insert",
  `insert into decisions (id, session_id, attempt_id, outcome, decided_by, submitted_at, at, sealed)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);
const select = `select decisions.id, decisions.session_id, decisions.attempt_id, decisions.outcome,
    decisions.decided_by, decisions.submitted_at, decisions.at, decisions.sealed, sessions.wrapped_key
  from decisions join sessions on sessions.id = decisions.session_id and sessions.wrapped_key is not null`;
const findDecision = lookup("decision-find", `${select} where decisions.id = $1`);
const listBySession = statement(
  "decision-by-session",
  `${select} where decisions.session_id = $1 order by decisions.position desc`,
);
const saveEvidence = statement(
  "evidence-save",
  `insert into evidence (attempt_id, session_id, sealed) values ($1, $2, $3)
   on conflict (attempt_id) do update set sealed = excluded.sealed`,
);
const findEvidence = lookup(
  "evidence-find",
  `select evidence.sealed, sessions.wrapped_key
   from evidence join sessions on sessions.id = evidence.session_id and sessions.wrapped_key is not null
   where evidence.attempt_id = $1`,
);
const removeDecisions = statement("decision-remove", "delete from decisions where decisions.session_id = $1");
const removeEvidence = statement("evidence-remove", "delete from evidence where evidence.session_id = $1");

/** Decisions and evidence in PostgreSQL, sealed under their session's key. */
export function createDecisionStore(db: Queryable, envelopes: Envelopes): DecisionStore {
  const list = async (how: Statement, id: string): Promise<Decision[]> =>
    isUuid(id) ? (await run<DecisionRow>(db, how, [id])).map((row) => toDecision(envelopes, row)) : [];
  return {
    insert: async (decision) => {
      const envelope = await envelopeOf(db, envelopes, decision.sessionId);
      await run(db, insertDecision, decisionValues(envelope, decision));
    },
    find: async (id) => (await list(findDecision, id))[0],
    listBySession: (sessionId) => list(listBySession, sessionId),
    saveEvidence: async (sessionId, evidence) => {
      const envelope = await envelopeOf(db, envelopes, sessionId);
      const sealed = sealJson(envelope, evidence, evidenceContext(evidence.attemptId));
      await run(db, saveEvidence, [evidence.attemptId, sessionId, sealed]);
    },
    findEvidence: (attemptId) => readEvidence(db, envelopes, attemptId),
    removeBySession: async (sessionId) => {
      await run(db, removeDecisions, [sessionId]);
      await run(db, removeEvidence, [sessionId]);
    },
  };
}

function evidenceContext(attemptId: AttemptId): string {
  return `evidence:${attemptId}`;
}

async function envelopeOf(db: Queryable, envelopes: Envelopes, sessionId: SessionId): Promise<Envelope> {
  const [row] = await run<{ wrapped_key: Uint8Array | null }>(db, keyOf, [sessionId]);
  if (!row?.wrapped_key) throw new CoreError("session-not-found", `no session ${sessionId}`);
  return envelopes.of(row.wrapped_key);
}

async function readEvidence(
  db: Queryable,
  envelopes: Envelopes,
  attemptId: AttemptId,
): Promise<Evidence | undefined> {
  if (!isUuid(attemptId)) return undefined;
  const [row] = await run<{ sealed: Uint8Array; wrapped_key: Uint8Array }>(db, findEvidence, [attemptId]);
  if (!row) return undefined;
  return openJson(envelopes.of(row.wrapped_key), row.sealed, evidenceContext(attemptId)) as Evidence;
}

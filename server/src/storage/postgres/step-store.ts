import type { AttemptId } from "#core/attempt/attempt.ts";
import { CoreError } from "#core/errors.ts";
import type { Envelopes } from "#core/secrecy/envelope.ts";
import type { SessionId } from "#core/session/session.ts";
import type { Step, StepStore } from "#core/workflow/step.ts";
import type { JsonObject } from "#lib/json.ts";
import { openJson, sealJson } from "./sealed-json.ts";
import { isUuid, lookup, type Queryable, run, type Statement, statement } from "./sql.ts";

interface StepRow {
  attempt_id: string;
  node: string;
  session_id: string;
  is_done: boolean;
  updated_at: Date;
  sealed: Uint8Array;
  wrapped_key: Uint8Array;
}

const keyOf = statement("step-key", "select sessions.wrapped_key from sessions where sessions.id = $1");
const saveStep = statement(
  "step-save",
  `insert into workflow_steps (attempt_id, node, session_id, is_done, updated_at, sealed)
   values ($1, $2, $3, $4, $5, $6)
   on conflict (attempt_id, node) do update set is_done = excluded.is_done, updated_at = excluded.updated_at,
     sealed = excluded.sealed`,
);
const select = `select workflow_steps.attempt_id, workflow_steps.node, workflow_steps.session_id,
    workflow_steps.is_done, workflow_steps.updated_at, workflow_steps.sealed, sessions.wrapped_key
  from workflow_steps join sessions on sessions.id = workflow_steps.session_id and sessions.wrapped_key is not null`;
const findStep = lookup(
  "step-find",
  `${select} where workflow_steps.attempt_id = $1 and workflow_steps.node = $2`,
);
const listSteps = statement(
  "step-by-attempt",
  `${select} where workflow_steps.attempt_id = $1 order by workflow_steps.updated_at, workflow_steps.node`,
);
const removeSteps = statement(
  "step-remove",
  "delete from workflow_steps where workflow_steps.session_id = $1",
);

/** Steps in PostgreSQL, sealed under their session's key. */
export function createStepStore(db: Queryable, envelopes: Envelopes): StepStore {
  const list = async (how: Statement, values: unknown[]): Promise<Step[]> =>
    (await run<StepRow>(db, how, values)).map((row) => toStep(envelopes, row));
  return {
    save: async (step) => {
      const [row] = await run<{ wrapped_key: Uint8Array | null }>(db, keyOf, [step.sessionId]);
      if (!row?.wrapped_key) throw new CoreError("session-not-found", `no session ${step.sessionId}`);
      const sealed = sealJson(envelopes.of(row.wrapped_key), step.data, contextOf(step.attemptId, step.node));
      const { attemptId, node, sessionId, isDone, updatedAt } = step;
      await run(db, saveStep, [attemptId, node, sessionId, isDone, updatedAt, sealed]);
    },
    find: async (attemptId, node) =>
      isUuid(attemptId) ? (await list(findStep, [attemptId, node]))[0] : undefined,
    listByAttempt: (attemptId) => (isUuid(attemptId) ? list(listSteps, [attemptId]) : Promise.resolve([])),
    removeBySession: async (sessionId) => {
      await run(db, removeSteps, [sessionId]);
    },
  };
}

function contextOf(attemptId: string, node: string): string {
  return `step:${attemptId}:${node}`;
}

function toStep(envelopes: Envelopes, row: StepRow): Step {
  const context = contextOf(row.attempt_id, row.node);
  return {
    sessionId: row.session_id as SessionId,
    attemptId: row.attempt_id as AttemptId,
    node: row.node,
    isDone: row.is_done,
    data: openJson(envelopes.of(row.wrapped_key), row.sealed, context) as JsonObject,
    updatedAt: row.updated_at,
  };
}

import { type Capture, newCapture } from "#core/capture/capture.ts";
import type { CaptureStore } from "#core/capture/capture-store.ts";
import { CoreError } from "#core/errors.ts";
import type { Envelopes } from "#core/secrecy/envelope.ts";
import type { SessionId } from "#core/session/session.ts";
import { openJson, sealJson } from "./sealed-json.ts";
import { isUuid, lookup, type Queryable, run, statement } from "./sql.ts";

const keyOf = statement("capture-key", "select sessions.wrapped_key from sessions where sessions.id = $1");
const saveCapture = statement(
  "capture-save",
  `insert into captures (session_id, sealed) values ($1, $2)
   on conflict (session_id) do update set sealed = excluded.sealed, revision = gen_random_uuid()`,
);
const findCapture = lookup(
  "capture-find",
  `select captures.sealed, sessions.wrapped_key
   from captures join sessions on sessions.id = captures.session_id and sessions.wrapped_key is not null
   where captures.session_id = $1`,
);
const removeCapture = statement("capture-remove", "delete from captures where captures.session_id = $1");
const listRevisions = statement(
  "capture-revisions",
  `select sessions.id, sessions.event_count || '.' || coalesce(captures.revision::text, '0') as revision
   from sessions left join captures on captures.session_id = sessions.id
   where sessions.id = any($1::uuid[])`,
);

/** Captures in PostgreSQL, sealed under their session's key. */
export function createCaptureStore(db: Queryable, envelopes: Envelopes): CaptureStore {
  return {
    find: async (sessionId) => {
      if (!isUuid(sessionId)) return undefined;
      const [row] = await run<{ sealed: Uint8Array; wrapped_key: Uint8Array }>(db, findCapture, [sessionId]);
      if (!row) return undefined;
      const kept = openJson(envelopes.of(row.wrapped_key), row.sealed, contextOf(sessionId));
      return { ...newCapture, ...(kept as Partial<Capture>) };
    },
    save: async (sessionId, capture) => {
      const [row] = await run<{ wrapped_key: Uint8Array | null }>(db, keyOf, [sessionId]);
      if (!row?.wrapped_key) throw new CoreError("session-not-found", `no session ${sessionId}`);
      const sealed = sealJson(envelopes.of(row.wrapped_key), capture, contextOf(sessionId));
      await run(db, saveCapture, [sessionId, sealed]);
    },
    remove: async (sessionId) => {
      await run(db, removeCapture, [sessionId]);
    },
    revisions: async (sessionIds) => {
      const rows = await run<{ id: string; revision: string }>(db, listRevisions, [sessionIds]);
      return new Map(rows.map(({ id, revision }) => [id as SessionId, revision]));
    },
  };
}

function contextOf(sessionId: SessionId): string {
  return `capture:${sessionId.toLowerCase()}`;
}

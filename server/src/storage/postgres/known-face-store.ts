import { CoreError } from "#core/errors.ts";
import type { BlockedFace, KnownFace, SessionFace } from "#core/face/known-face.ts";
import type { KnownFaceStore } from "#core/face/known-face-store.ts";
import type { Envelopes } from "#core/secrecy/envelope.ts";
import { type KnownFaceRow, sealFace, toKnownFace } from "./known-face-row.ts";
import { isUuid, type Queryable, run, type Statement, statement } from "./sql.ts";

const lockKey = statement(
  "known-face-session-key",
  "select sessions.wrapped_key from sessions where sessions.id = $1 and sessions.wrapped_key is not null",
);
/** The lock waits for a deletion of the session that is under way, and keeps one from passing by. */
const saveOfSession = statement(
  "known-face-save-session",
  `insert into known_faces (id, integration_id, kind, session_id, at, sealed)
   select $1, $2, 'session', keyed.id, $4, $5 from (
     select sessions.id from sessions where sessions.id = $3 and sessions.wrapped_key is not null for share
   ) as keyed
   on conflict (id) do update
     set at = excluded.at, sealed = excluded.sealed, written_in = pg_current_xact_id()
   returning known_faces.id`,
);
const saveBlocked = statement(
  "known-face-save-blocked",
  `insert into known_faces (id, integration_id, kind, at, wrapped_key, sealed)
   values ($1, $2, 'blocked', $3, $4, $5)
   on conflict (id) do update set at = excluded.at, wrapped_key = excluded.wrapped_key, sealed = excluded.sealed,
     written_in = pg_current_xact_id()`,
);
const select = `select known_faces.id, known_faces.integration_id, known_faces.kind, known_faces.session_id,
    known_faces.at, known_faces.written_in::text as written_in, known_faces.sealed,
    coalesce(known_faces.wrapped_key, sessions.wrapped_key) as key
  from known_faces left join sessions on sessions.id = known_faces.session_id
  where coalesce(known_faces.wrapped_key, sessions.wrapped_key) is not null`;
const findMany = statement("known-face-find", `${select} and known_faces.id = any($1::uuid[])`);
const listBlocked = statement(
  "known-face-blocked",
  `${select} and known_faces.integration_id = $1 and known_faces.kind = 'blocked'
   order by known_faces.at desc, known_faces.id`,
);
const countFaces = statement(
  "known-face-count",
  `select count(*) filter (where known_faces.kind = 'session')::integer as session,
     count(*) filter (where known_faces.kind = 'blocked')::integer as blocked
   from known_faces where known_faces.integration_id = $1`,
);
const horizon = statement("known-face-horizon", "select pg_snapshot_xmin(pg_current_snapshot())::text as at");
const readPage = statement(
  "known-face-changes",
  `${select} and known_faces.integration_id = $1
     and (known_faces.written_in, known_faces.id) > ($2::text::xid8, $3::uuid)
   order by known_faces.written_in, known_faces.id limit $4`,
);
const removeBlocked = statement(
  "known-face-remove",
  "delete from known_faces where known_faces.id = $1 and known_faces.kind = 'blocked' returning known_faces.id",
);
const removeBySession = statement(
  "known-face-remove-session",
  "delete from known_faces where known_faces.session_id = $1",
);

const noId = "00000000-0000-0000-0000-000000000000";
const pageSize = 100;

/** Faces in PostgreSQL, sealed under their session's key or, on a block list, under one of their own. */
export function createKnownFaceStore(db: Queryable, envelopes: Envelopes): KnownFaceStore {
  const read = async (how: Statement, values: unknown[]): Promise<KnownFace[]> =>
    (await run<KnownFaceRow>(db, how, values)).map((row) => toKnownFace(envelopes.of(row.key), row));
  return {
    save: (face) =>
      face.kind === "session" ? saveSessionFace(db, envelopes, face) : saveBlockedFace(db, envelopes, face),
    findMany: (ids) => read(findMany, [ids.filter(isUuid)]),
    count: async (integrationId) => {
      const [row] = await run<{ session: number; blocked: number }>(db, countFaces, [integrationId]);
      return row ?? { session: 0, blocked: 0 };
    },
    listBlocked: async (integrationId) =>
      (await read(listBlocked, [integrationId])).filter((face) => face.kind === "blocked"),
    readChanges: async (integrationId, since, take) => {
      const [next] = await run<{ at: string }>(db, horizon, []);
      let [transaction, id] = [since ?? "0", noId];
      for (;;) {
        const rows = await run<KnownFaceRow>(db, readPage, [integrationId, transaction, id, pageSize]);
        take(rows.map((row) => toKnownFace(envelopes.of(row.key), row)));
        const last = rows.at(-1);
        if (!last || rows.length < pageSize) return next?.at ?? "0";
        [transaction, id] = [last.written_in, last.id];
      }
    },
    removeBlocked: async (id) => isUuid(id) && (await run(db, removeBlocked, [id])).length === 1,
    removeBySession: async (sessionId) => {
      await run(db, removeBySession, [sessionId]);
    },
  };
}

async function saveSessionFace(db: Queryable, envelopes: Envelopes, face: SessionFace): Promise<void> {
  const [row] = await run<{ wrapped_key: Uint8Array }>(db, lockKey, [face.sessionId]);
  const sealed = row && sealFace(envelopes.of(row.wrapped_key), face);
  const { id, integrationId, sessionId, at } = face;
  const saved = sealed && (await run(db, saveOfSession, [id, integrationId, sessionId, at, sealed]));
  if (saved?.length !== 1) throw new CoreError("session-not-found", `no session ${sessionId}`);
}

async function saveBlockedFace(db: Queryable, envelopes: Envelopes, face: BlockedFace): Promise<void> {
  const envelope = envelopes.create();
  const sealed = sealFace(envelope, face);
  await run(db, saveBlocked, [face.id, face.integrationId, face.at, envelope.wrappedKey, sealed]);
}

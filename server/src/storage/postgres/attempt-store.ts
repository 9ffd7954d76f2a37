import type { Attempt, AttemptId, AttemptState } from "#core/attempt/attempt.ts";
import type { AttemptStore } from "#core/attempt/attempt-store.ts";
import type { MediaId } from "#core/media/media.ts";
import type { SessionId } from "#core/session/session.ts";
import { isUuid, type Queryable, run, lookup, statement } from "./sql.ts";

interface AttemptRow {
  id: string;
  session_id: string;
  number: number;
  state: AttemptState;
  created_at: Date;
  kept_media: string[];
}

const columns = `attempts.id, attempts.session_id, attempts.number, attempts.state, attempts.created_at,
  attempts.kept_media`;
const insertAttempt = statement(
  "attempt-insert",
  "insert into attempts (id, session_id, number, state, created_at, kept_media) values ($1, $2, $3, $4, $5, $6)",
);
const saveState = statement("attempt-state", "update attempts set state = $2 where attempts.id = $1");
const removeAttempt = statement("attempt-remove", "delete from attempts where attempts.id = $1");
const findAttempt = lookup("attempt-find", `select ${columns} from attempts where attempts.id = $1`);
const listAttempts = statement(
  "attempt-list",
  `select ${columns} from attempts where attempts.session_id = $1 order by attempts.number desc`,
);

/** Attempts in PostgreSQL. */
export function createAttemptStore(db: Queryable): AttemptStore {
  return {
    insert: async ({ id, sessionId, number, state, createdAt, keptMedia = [] }) => {
      await run(db, insertAttempt, [id, sessionId, number, state, createdAt, keptMedia]);
    },
    saveState: async (id, state) => {
      await run(db, saveState, [id, state]);
    },
    remove: async (id) => {
      await run(db, removeAttempt, [id]);
    },
    find: async (id) => {
      if (!isUuid(id)) return undefined;
      const [row] = await run<AttemptRow>(db, findAttempt, [id]);
      return row && toAttempt(row);
    },
    listBySession: async (sessionId) => {
      if (!isUuid(sessionId)) return [];
      return (await run<AttemptRow>(db, listAttempts, [sessionId])).map(toAttempt);
    },
  };
}

function toAttempt(row: AttemptRow): Attempt {
  return {
    id: row.id as AttemptId,
    sessionId: row.session_id as SessionId,
    number: row.number,
    state: row.state,
    createdAt: row.created_at,
    ...(row.kept_media.length > 0 && { keptMedia: row.kept_media as MediaId[] }),
  };
}

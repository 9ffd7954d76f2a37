import type { AttemptId } from "#core/attempt/attempt.ts";
import type { Feedback } from "#core/capture/feedback.ts";
import type { Upload, UploadId } from "#core/capture/upload.ts";
import type { UploadStore } from "#core/capture/upload-store.ts";
import type { MediaId } from "#core/media/media.ts";
import type { SessionId } from "#core/session/session.ts";
import { isUuid, lookup, type Queryable, run, type Statement, statement } from "./sql.ts";

interface UploadRow {
  id: string;
  session_id: string;
  attempt_id: string;
  step_id: string;
  size_bytes: string;
  sha256: string;
  is_sealed: boolean;
  received_bytes: string;
  parts: string[];
  created_at: Date;
  media_id: string | null;
  feedback: Feedback | null;
}

const columns = `id, session_id, attempt_id, step_id, size_bytes, sha256, is_sealed, received_bytes, parts, created_at,
  media_id, feedback`;
const insertUpload = statement(
  "upload-insert",
  `insert into capture_uploads (id, session_id, attempt_id, step_id, size_bytes, sha256, is_sealed, received_bytes,
     parts, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (id) do nothing`,
);
const findUpload = lookup("upload-find", `select ${columns} from capture_uploads where id = $1`);
const lockUpload = statement(
  "upload-lock",
  `select ${columns} from capture_uploads where id = $1 for update`,
);
const advanceUpload = statement(
  "upload-advance",
  `update capture_uploads set received_bytes = received_bytes + $3, parts = array_append(parts, $2::bigint)
   where id = $1 and received_bytes = $2 and received_bytes + $3 <= size_bytes returning id`,
);
const completeUpload = statement(
  "upload-complete",
  "update capture_uploads set media_id = $2, feedback = $3 where id = $1",
);
const listByAttempt = statement(
  "upload-by-attempt",
  `select ${columns} from capture_uploads where attempt_id = $1 order by position`,
);
const listBySession = statement(
  "upload-by-session",
  `select ${columns} from capture_uploads where session_id = $1 order by position`,
);
const listStale = statement(
  "upload-stale",
  `select ${columns} from capture_uploads where media_id is null and created_at < $1 order by created_at limit $2`,
);
const removeUpload = statement("upload-remove", "delete from capture_uploads where id = $1");
const removeBySession = statement(
  "upload-remove-session",
  "delete from capture_uploads where session_id = $1",
);

/** Uploads in PostgreSQL. */
export function createUploadStore(db: Queryable): UploadStore {
  const list = async (how: Statement, ...values: unknown[]) =>
    (await run<UploadRow>(db, how, values)).map(toUpload);
  const read = async (how: Statement, id: UploadId) => (isUuid(id) ? (await list(how, id))[0] : undefined);
  return {
    insert: async (upload) => {
      await run(db, insertUpload, uploadValues(upload));
    },
    find: (id) => read(findUpload, id),
    lock: (id) => read(lockUpload, id),
    advance: async (id, offset, length) => (await run(db, advanceUpload, [id, offset, length])).length > 0,
    complete: async (id, { mediaId, feedback }) => {
      await run(db, completeUpload, [id, mediaId, JSON.stringify(feedback)]);
    },
    listByAttempt: (attemptId) => list(listByAttempt, attemptId),
    listBySession: (sessionId) => list(listBySession, sessionId),
    findStale: (before, limit) => list(listStale, before, limit),
    remove: async (id) => {
      await run(db, removeUpload, [id]);
    },
    removeBySession: async (sessionId) => {
      await run(db, removeBySession, [sessionId]);
    },
  };
}

function uploadValues(upload: Upload): unknown[] {
  const { id, sessionId, attemptId, stepId, sizeBytes, sha256, isSealed, receivedBytes, parts, createdAt } =
    upload;
  return [id, sessionId, attemptId, stepId, sizeBytes, sha256, isSealed, receivedBytes, parts, createdAt];
}

function toUpload(row: UploadRow): Upload {
  const { media_id: mediaId, feedback } = row;
  return {
    id: row.id as UploadId,
    sessionId: row.session_id as SessionId,
    attemptId: row.attempt_id as AttemptId,
    stepId: row.step_id,
    sizeBytes: Number(row.size_bytes),
    sha256: row.sha256,
    isSealed: row.is_sealed,
    receivedBytes: Number(row.received_bytes),
    parts: row.parts.map(Number),
    createdAt: row.created_at,
    result: mediaId === null || feedback === null ? undefined : { mediaId: mediaId as MediaId, feedback },
  };
}

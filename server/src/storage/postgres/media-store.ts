import type { AttemptId } from "#core/attempt/attempt.ts";
import { CoreError } from "#core/errors.ts";
import type { Media, MediaId, MediaRole, TimestampId } from "#core/media/media.ts";
import type { MediaStore } from "#core/media/media-store.ts";
import type { SessionId } from "#core/session/session.ts";
import { isUuid, type Queryable, run, type Statement, lookup, statement } from "./sql.ts";

interface MediaRow {
  id: string;
  session_id: string;
  attempt_id: string;
  kind: Media["kind"];
  role: MediaRole;
  mime_type: string;
  size_bytes: string;
  sha256: string;
  width: number;
  height: number;
  duration_seconds: number | null;
  blob_key: string;
  timestamp_id: string;
  timestamp_token: Uint8Array;
  uploaded_at: Date;
}

const columns = `media.id, media.session_id, media.attempt_id, media.kind, media.role, media.mime_type,
  media.size_bytes, media.sha256, media.width, media.height, media.duration_seconds, media.blob_key,
  media.timestamp_id, media.timestamp_token, media.uploaded_at`;

const insertMedia = statement(
  "media-insert",
  `insert into media (id, session_id, attempt_id, kind, role, mime_type, size_bytes, sha256, width, height,
     duration_seconds, blob_key, timestamp_id, timestamp_token, uploaded_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
);
const findMedia = lookup("media-find", `select ${columns} from media where media.id = $1`);
const findByTimestamp = lookup(
  "media-by-timestamp",
  `select ${columns} from media where media.timestamp_id = $1`,
);
const listBySession = statement(
  "media-by-session",
  `select ${columns} from media where media.session_id = $1 order by media.position`,
);
const listByAttempt = statement(
  "media-by-attempt",
  `select ${columns} from media where media.attempt_id = $1 order by media.position`,
);
const removeBySession = statement("media-remove", "delete from media where media.session_id = $1");

/** Media in PostgreSQL. */
export function createMediaStore(db: Queryable): MediaStore {
  const list = async (how: Statement, id: string): Promise<Media[]> =>
    isUuid(id) ? (await run<MediaRow>(db, how, [id])).map(toMedia) : [];
  const find = async (how: Statement, id: string) => (await list(how, id))[0];
  return {
    insert: async (media) => {
      await run(db, insertMedia, mediaValues(media));
    },
    find: (id) => find(findMedia, id),
    findByTimestamp: (id) => find(findByTimestamp, id),
    listBySession: (sessionId) => list(listBySession, sessionId),
    listByAttempt: (attemptId) => list(listByAttempt, attemptId),
    removeBySession: async (sessionId) => {
      await run(db, removeBySession, [sessionId]);
    },
  };
}

function mediaValues(media: Media): unknown[] {
  return [
    media.id,
    media.sessionId,
    media.attemptId,
    media.kind,
    media.role,
    media.mimeType,
    media.sizeBytes,
    media.sha256,
    media.width,
    media.height,
    media.kind === "video" ? media.durationSeconds : null,
    media.blobKey,
    media.timestamp.id,
    media.timestamp.token,
    media.uploadedAt,
  ];
}

function toMedia(row: MediaRow): Media {
  const base = {
    id: row.id as MediaId,
    sessionId: row.session_id as SessionId,
    attemptId: row.attempt_id as AttemptId,
    role: row.role,
    mimeType: row.mime_type,
    sizeBytes: Number(row.size_bytes),
    sha256: row.sha256,
    width: row.width,
    height: row.height,
    blobKey: row.blob_key,
    timestamp: { id: row.timestamp_id as TimestampId, token: row.timestamp_token },
    uploadedAt: row.uploaded_at,
  };
  if (row.kind !== "video") return { ...base, kind: row.kind };
  if (row.duration_seconds === null) throw new CoreError("storage-failed", "a video has no duration");
  return { ...base, kind: "video", durationSeconds: row.duration_seconds };
}

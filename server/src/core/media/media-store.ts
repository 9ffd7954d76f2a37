import type { AttemptId } from "#core/attempt/attempt.ts";
import type { SessionId } from "#core/session/session.ts";
import type { Media, MediaId, TimestampId } from "./media.ts";

/** Remembers what was uploaded; the bytes themselves lie in the `BlobStore`. */
export interface MediaStore {
  insert(media: Media): Promise<void>;
  find(id: MediaId): Promise<Media | undefined>;
  findByTimestamp(id: TimestampId): Promise<Media | undefined>;
  /** Oldest first. */
  listBySession(sessionId: SessionId): Promise<readonly Media[]>;
  /** Oldest first. */
  listByAttempt(attemptId: AttemptId): Promise<readonly Media[]>;
  removeBySession(sessionId: SessionId): Promise<void>;
}

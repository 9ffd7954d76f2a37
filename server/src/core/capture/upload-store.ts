import type { AttemptId } from "#core/attempt/attempt.ts";
import type { SessionId } from "#core/session/session.ts";
import type { Upload, UploadId } from "./upload.ts";

/** Remembers files on their way in; their parts lie in the `BlobStore`. */
export interface UploadStore {
  /** Quiet when it is there already. */
  insert(upload: Upload): Promise<void>;
  find(id: UploadId): Promise<Upload | undefined>;
  /** Reads it and keeps others from changing it until the transaction ends. */
  lock(id: UploadId): Promise<Upload | undefined>;
  /** Notes a part that begins where the last one ended; false when it does not, and nothing is noted then. */
  advance(id: UploadId, offset: number, length: number): Promise<boolean>;
  complete(id: UploadId, result: NonNullable<Upload["result"]>): Promise<void>;
  /** Oldest first. */
  listByAttempt(attemptId: AttemptId): Promise<readonly Upload[]>;
  listBySession(sessionId: SessionId): Promise<readonly Upload[]>;
  /** Those that began before and never ended. */
  findStale(before: Date, limit: number): Promise<readonly Upload[]>;
  remove(id: UploadId): Promise<void>;
  removeBySession(sessionId: SessionId): Promise<void>;
}

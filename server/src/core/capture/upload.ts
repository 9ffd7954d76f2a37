import type { AttemptId } from "#core/attempt/attempt.ts";
import type { MediaId } from "#core/media/media.ts";
import type { SessionId } from "#core/session/session.ts";
import type { Branded } from "#lib/branded.ts";
import type { Feedback } from "./feedback.ts";

/** A UUID that the page makes, so that an upload that is told twice is one. */
export type UploadId = Branded<string, "UploadId">;

/** What is said of a file before its bytes are there. */
export interface UploadPromise {
  readonly stepId: string;
  /** Of the bytes as they are sent. */
  readonly sizeBytes: number;
  /** Lower-case hex, of the bytes as they are sent. */
  readonly sha256: string;
  /** Whether the device encrypted it under the session's device key. */
  readonly isSealed: boolean;
}

/** A file on its way in, in parts. */
export interface Upload extends UploadPromise {
  readonly id: UploadId;
  readonly sessionId: SessionId;
  readonly attemptId: AttemptId;
  readonly receivedBytes: number;
  /** Offsets of the parts that arrived, in order. */
  readonly parts: readonly number[];
  readonly createdAt: Date;
  /** Undefined until it is kept for good. */
  readonly result: { readonly mediaId: MediaId; readonly feedback: Feedback } | undefined;
}

/** Where a part lies in the blob store until the whole is there. */
export function partKey(id: UploadId, offset: number): string {
  return `${id}-${offset}`;
}

/** Ties a sealed part to its place. */
export function partContext(id: UploadId, offset: number): string {
  return `upload:${id}:${offset}`;
}

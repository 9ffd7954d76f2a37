import type { AttemptId } from "#core/attempt/attempt.ts";
import type { SessionId } from "#core/session/session.ts";
import type { Branded } from "#lib/branded.ts";

export type MediaId = Branded<string, "MediaId">;
export type TimestampId = Branded<string, "TimestampId">;

/** What a picture or video shows. */
export type MediaRole =
  | "face"
  | "document-front"
  | "document-back"
  | "liveness-frame"
  /** A picture of the person that the customer has: the face to compare with. */
  | "portrait"
  /** A bill, statement or letter. */
  | "address-proof";

/** Proof of when these bytes existed: an RFC 3161 token (DER) over their SHA-256. */
export interface MediaTimestamp {
  readonly id: TimestampId;
  readonly token: Uint8Array;
}

interface MediaBase {
  readonly id: MediaId;
  readonly sessionId: SessionId;
  readonly attemptId: AttemptId;
  readonly role: MediaRole;
  readonly mimeType: string;
  /** Of the file as it was uploaded. */
  readonly sizeBytes: number;
  /** Lower-case hex, of the file as it was uploaded. */
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  /** Where the encrypted bytes lie in the blob store. */
  readonly blobKey: string;
  readonly timestamp: MediaTimestamp;
  readonly uploadedAt: Date;
}
export interface ImageMedia extends MediaBase {
  readonly kind: "image";
}
export interface VideoMedia extends MediaBase {
  readonly kind: "video";
  readonly durationSeconds: number;
}
/** A PDF file; it has no size in pixels, so that both are 0. */
export interface DocumentMedia extends MediaBase {
  readonly kind: "document";
}
export type Media = ImageMedia | VideoMedia | DocumentMedia;

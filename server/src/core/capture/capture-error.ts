/** Every way in which a page's call can be refused, beside what the core refuses to everyone. */
export type CaptureErrorCode =
  | "session-expired"
  | "used-elsewhere"
  | "not-ready"
  | "upload-changed"
  | "upload-finished"
  | "too-large"
  | "hash-mismatch"
  | "too-many";

/** Thrown by the use cases of the hosted page alone, which no dialect calls; its interface has a status for each code. */
export class CaptureError extends Error {
  override readonly name = "CaptureError";
  readonly code: CaptureErrorCode;
  constructor(code: CaptureErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

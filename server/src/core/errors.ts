/** Every way in which the core can refuse. A dialect maps each code to its own status and body. */
export type CoreErrorCode =
  | "integration-not-found"
  | "session-not-found"
  | "attempt-not-found"
  | "media-not-found"
  | "webhook-not-found"
  | "transition-refused"
  | "session-closed"
  | "media-incomplete"
  | "image-unreadable"
  | "image-format-unsupported"
  | "image-too-small"
  | "image-too-large"
  | "video-unreadable"
  | "reason-required"
  | "workflow-not-found"
  | "workflow-invalid"
  | "workflow-published"
  | "step-refused"
  | "input-invalid"
  | "overloaded"
  | "storage-failed";

/** The only error that the core throws on purpose. Branch on `code`, never on the message. */
export class CoreError extends Error {
  override readonly name = "CoreError";
  readonly code: CoreErrorCode;
  constructor(code: CoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

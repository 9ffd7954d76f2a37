import { CoreError, type CoreErrorCode } from "#core/errors.ts";
import type { JsonObject } from "#lib/json.ts";

/** What is wrong, by field; each in sentences. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>;

/** A request that is refused: 400 with the fields at fault, or any status with one sentence. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly body: JsonObject | readonly string[];
  constructor(status: number, body: JsonObject | readonly string[]) {
    super(`refused with ${status}`);
    this.status = status;
    this.body = body;
  }
}

/** 400 that names the fields at fault. */
export function refuseFields(errors: FieldErrors): Refusal {
  return new Refusal(400, errors);
}

/** A refusal with one sentence. */
export function refuse(status: number, detail: string): Refusal {
  return new Refusal(status, { detail });
}

/** An answer that tells of a failure. */
export interface Failure {
  readonly status: number;
  readonly body: JsonObject | readonly string[];
}

const forbidden = fail(403, "You do not have permission to perform this action.");
const notFound = fail(404, "Not found.");
const unavailable = fail(503, "The service is busy. Try again in a moment.");

const coreFailures: Readonly<Record<CoreErrorCode, Failure>> = {
  "integration-not-found": forbidden,
  "session-not-found": notFound,
  "attempt-not-found": notFound,
  "media-not-found": notFound,
  "webhook-not-found": notFound,
  "workflow-not-found": notFound,
  "workflow-published": fail(400, "What is published cannot be changed."),
  "workflow-invalid": fail(400, "The workflow is not sound."),
  "step-refused": fail(400, "The session does not wait for this."),
  "transition-refused": fail(400, "The session's status does not allow this."),
  "session-closed": fail(400, "The session is finished."),
  "media-incomplete": fail(400, "Pictures are missing."),
  "image-unreadable": fail(400, "The image cannot be read."),
  "image-format-unsupported": fail(400, "The image's format is not supported."),
  "image-too-small": fail(400, "The image is too small."),
  "image-too-large": fail(400, "The image is too large."),
  "video-unreadable": fail(400, "The video cannot be read."),
  "reason-required": fail(400, "A comment is needed."),
  "input-invalid": fail(400, "The request is not valid."),
  overloaded: unavailable,
  "storage-failed": unavailable,
};

/** What to answer when `error` was thrown; an unknown one becomes a bare 500. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Refusal) return error;
  if (error instanceof CoreError) return coreFailures[error.code];
  return failureOfStatus(statusOf(error));
}

/** What to answer to a request that never reached a route's code, by HTTP status. */
function failureOfStatus(status: number): Failure {
  if (status === 404) return notFound;
  if (status === 413) return fail(413, "The request's body is too large.");
  if (status >= 400 && status < 500) return fail(400, "The request is malformed.");
  return status === 503 ? unavailable : fail(500, "Something went wrong on our side.");
}

/** A key that is missing, unknown or switched off: all of them are answered alike, and never with 401. */
export function permissionDenied(): Refusal {
  return new Refusal(forbidden.status, forbidden.body);
}

function statusOf(error: unknown): number {
  const isTold = typeof error === "object" && error !== null && "statusCode" in error;
  return isTold && typeof error.statusCode === "number" ? error.statusCode : 500;
}

function fail(status: number, detail: string): Failure {
  return { status, body: { detail } };
}

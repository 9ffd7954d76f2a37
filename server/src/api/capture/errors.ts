import type { FastifyReply, FastifyRequest } from "fastify";
import { CaptureError, type CaptureErrorCode } from "#core/capture/capture-error.ts";
import { CoreError, type CoreErrorCode } from "#core/errors.ts";
import type { CaptureError as Body } from "./contract.ts";

type Word = Body["error"];

const statuses: Readonly<Record<Word, number>> = {
  "link-invalid": 401,
  "link-expired": 410,
  "link-deleted": 410,
  "session-closed": 409,
  "used-elsewhere": 409,
  "offset-mismatch": 409,
  "upload-changed": 409,
  "not-ready": 409,
  "step-refused": 409,
  "hash-mismatch": 422,
  "file-unreadable": 422,
  "format-unsupported": 415,
  "too-small": 422,
  "too-large": 413,
  "input-invalid": 400,
  "not-found": 404,
  "too-many": 429,
  overloaded: 503,
  internal: 500,
};

const ofCapture: Readonly<Record<CaptureErrorCode, Word>> = {
  "session-expired": "link-expired",
  "used-elsewhere": "used-elsewhere",
  "not-ready": "not-ready",
  "upload-changed": "upload-changed",
  "upload-finished": "internal",
  "too-large": "too-large",
  "hash-mismatch": "hash-mismatch",
  "too-many": "too-many",
};

/** What is not named here cannot come of a page's call on purpose. */
const ofCore: Readonly<Partial<Record<CoreErrorCode, Word>>> = {
  "session-not-found": "link-deleted",
  "session-closed": "session-closed",
  "transition-refused": "session-closed",
  "media-incomplete": "not-ready",
  "step-refused": "step-refused",
  "media-not-found": "not-found",
  "image-unreadable": "file-unreadable",
  "image-format-unsupported": "format-unsupported",
  "image-too-small": "too-small",
  "image-too-large": "too-large",
  "video-unreadable": "file-unreadable",
  "input-invalid": "input-invalid",
  overloaded: "overloaded",
};

/** A refusal of the interface itself. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly body: Body;
  constructor(error: Word, more: Omit<Body, "error"> = {}) {
    super(error);
    this.body = { error, ...more };
  }
}

/** Says what went wrong; only what is our own fault is logged. */
export function sendFailure(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const body = bodyOf(error);
  const status: number = statuses[body.error];
  if (status === 500) request.log.error({ err: error }, "a page's request failed");
  return reply.code(status).header("cache-control", "no-store").send(body);
}

function bodyOf(error: unknown): Body {
  if (error instanceof Refusal) return error.body;
  if (error instanceof CaptureError) return { error: ofCapture[error.code] };
  if (error instanceof CoreError) return { error: ofCore[error.code] ?? "internal" };
  return { error: wordOfStatus(error) };
}

/** Of what the server itself refuses, before a route sees it. */
function wordOfStatus(error: unknown): Word {
  const status = error instanceof Error && "statusCode" in error ? error.statusCode : 500;
  if (status === 413) return "too-large";
  return status === 500 ? "internal" : "input-invalid";
}

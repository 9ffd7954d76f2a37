import { CoreError, type CoreErrorCode } from "#core/errors.ts";
import type { JsonObject } from "#lib/json.ts";

/**
 * Veriff's numbers for refusals, with the message that goes with each. Sources: "Some troubleshooting codes" of the
 * 2019 API documentation; 1303 to 1403 and 18xx from the tables of the same name on devdocs.veriff.com (2025-08-14).
 */
export const refusals = {
  1001: [400, "Query ID must be between 20 and 40 symbols."],
  1002: [400, "Query ID must be a valid UUID V4"],
  1003: [400, "Query ID must be unique, it has already been used."],
  1101: [401, "Not Authorized."],
  1102: [400, "Mandatory parameters are missing from the request."],
  1104: [400, "Request includes invalid parameters."],
  1201: [400, "Invalid timestamp. Timestamp must not be older than one hour."],
  1202: [400, "Timestamp format is incorrect. YYYY-MM-DDTHH:MM:S+Timezone Offset|Z or UTC."],
  1301: [400, "Requested features are not supported."],
  1302: [400, "Only HTTPS return URLs are allowed."],
  1303: [400, "Invalid status."],
  1304: [400, 'Cannot transition to "submitted" status.'],
  1400: [400, "Image data not found."],
  1401: [400, "Image is not in valid base64."],
  1402: [400, "Image context is not supported."],
  1403: [400, "Image property is missing."],
  1500: [400, "Vendor data cannot be more than 40 symbols."],
  1501: [400, "Vendor data must be a string."],
  1804: [401, "Not Authorized."],
  1812: [401, "Not Authorized."],
  1813: [401, "Not Authorized."],
  1814: [401, "Not Authorized."],
  1818: [401, "Not Authorized."],
  1819: [401, "Not Authorized."],
  2003: [400, "Date of birth is not a valid date."],
  2102: [400, "Document number may contain only characters and numbers A-Z, 0-9."],
  2103: [400, "Document type is not supported."],
  2104: [400, "Document from provided country is not supported."],
} as const satisfies Record<number, readonly [status: number, message: string]>;

/** A number of Veriff's tables. */
export type RefusalCode = keyof typeof refusals;

/** A request that is refused with one of Veriff's numbers. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;
  /** `message` replaces the table's where it depends on the integration. */
  constructor(code: RefusalCode, message: string = refusals[code][1]) {
    super(message);
    this.code = code;
  }
}

/** An answer that tells of a failure. */
export interface Failure {
  readonly status: number;
  readonly body: JsonObject;
}

const notFound: Failure = fail(404, "Not Found.");
const conflict: Failure = fail(409, "Conflict.");
const unavailable: Failure = fail(503, "Service Unavailable.");

const coreFailures: Readonly<Record<CoreErrorCode, Failure>> = {
  "integration-not-found": refused(1101),
  "session-not-found": notFound,
  "attempt-not-found": notFound,
  "media-not-found": notFound,
  "webhook-not-found": notFound,
  "transition-refused": conflict,
  "session-closed": conflict,
  "media-incomplete": refused(1304),
  "image-unreadable": refused(1400),
  "image-format-unsupported": refused(1104),
  "image-too-small": refused(1104),
  "image-too-large": refused(1104),
  "video-unreadable": refused(1104),
  "reason-required": refused(1104),
  "workflow-not-found": notFound,
  "workflow-invalid": refused(1104),
  "workflow-published": conflict,
  "step-refused": conflict,
  "input-invalid": refused(1104),
  overloaded: unavailable,
  "storage-failed": unavailable,
};

/** What to answer when `error` was thrown; an unknown one becomes a bare 500. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Refusal) return refused(error.code, error.message);
  if (error instanceof CoreError) return coreFailures[error.code];
  return failureOfStatus(statusOf(error));
}

/** What to answer to a request that never reached a route's code, by HTTP status. */
export function failureOfStatus(status: number): Failure {
  if (status === 404) return notFound;
  if (status === 413) return fail(413, "Payload Too Large.");
  if (status >= 400 && status < 500) return refused(1104);
  return status === 503 ? unavailable : fail(500, "Internal Server Error.");
}

function statusOf(error: unknown): number {
  const isTold = typeof error === "object" && error !== null && "statusCode" in error;
  return isTold && typeof error.statusCode === "number" ? error.statusCode : 500;
}

function refused(code: RefusalCode, message: string = refusals[code][1]): Failure {
  return { status: refusals[code][0], body: { status: "fail", code: String(code), message } };
}

function fail(status: number, message: string): Failure {
  return { status, body: { status: "fail", message } };
}

import { CoreError, type CoreErrorCode } from "#core/errors.ts";
import type { JsonObject } from "#lib/json.ts";

/**
 * Yoti's names for refusals, each with its HTTP status and a message. Sources: the error table of Yoti's "Integration
 * guide" of age estimation and anti-spoofing (documentation v6 and v7); the last four from the same table of v10.
 */
export const refusals = {
  APP_NOT_FOUND: [404, "Application app_id not found."],
  INVALID_X_YOTI_AUTH_ID: [401, "X-Yoti-Auth-Id header not provided."],
  INVALID_APP_ID: [400, "Application id cannot be empty."],
  INVALID_PUBLIC_KEY: [400, "Application public key cannot be empty."],
  DISABLED_APP_STATE: [403, "Application must be enabled."],
  INVALID_ORG_ID: [400, "Organisation id cannot be empty."],
  INVALID_BILLING_SOURCE_ID: [400, "Application billing source id cannot be empty."],
  ORG_NOT_FOUND: [404, "Organisation org_id not found."],
  INVALID_YOTI_AUTH_DIGEST: [401, "X-Yoti-Auth-Digest header is missing."],
  INVALID_NONCE: [401, "Nonce is missing. nonce parameter is mandatory."],
  INVALID_TIMESTAMP: [401, "Timestamp is missing. timestamp parameter is mandatory."],
  INVALID_PUBLIC_KEY_ENCODING: [401, "Failed to load public key. key is not der encoded."],
  UNSUPPORTED_ALGORITHM: [401, "Serialised key is of a type that is not supported by the backend."],
  INVALID_SIGNATURE: [401, "Failed to verify signature."],
  INVALID_ORG_STATUS: [403, "Organisation has an invalid status."],
  INVALID_METADATA_DEVICE: [404, "Invalid device metadata provided."],
  INVALID_BODY_ENCODING: [400, "Request body should be a valid JSON."],
  INVALID_ENDPOINT: [404, "The endpoint request is invalid."],
  PAYLOAD_TOO_LARGE: [413, "Payload too large."],
  IMAGE_NOT_PROVIDED: [400, "Image has not been provided."],
  INVALID_B64_IMAGE: [400, "Cannot create image from base64 decoded bytes."],
  UNSUPPORTED_IMAGE_FORMAT: [
    400,
    "Image format not supported. Please use JPEGs (95 to 100 quality) and PNGs.",
  ],
  IMAGE_SIZE_TOO_BIG: [400, "Image size too big, the maximum size is 2MB."],
  IMAGE_SIZE_TOO_SMALL: [400, "Image size too small, the minimum size is 50KB."],
  MIN_HEIGHT: [400, "The image height is incorrect. Image minimum height required is 300 pixels."],
  MAX_HEIGHT: [400, "The image height is incorrect. Image maximum height required is 2000 pixels."],
  MIN_WIDTH: [400, "The image width is incorrect. Image minimum width required is 300 pixels."],
  MAX_WIDTH: [400, "The image width is incorrect. Image maximum width required is 2000 pixels."],
  MIN_PIXELS: [400, "To process the image the minimum number of pixels required is 90,000 pixels."],
  MAX_PIXELS: [400, "To process the image the maximum number of pixels required is 2,100,000 pixels."],
  IMAGE_WRONG_CHANNELS: [400, "Missing colour channel, the input image must be RGB or RGBA."],
  IMAGE_GRAYSCALE_NOT_SUPPORTED: [400, "Grayscale images not supported."],
  SERVICE_UNAVAILABLE: [503, "The service is temporarily unavailable."],
  FACE_NOT_FOUND: [400, "Face not found."],
  MULTIPLE_FACES: [400, "Multiple faces in the image provided."],
  FACE_BOX_TOO_SMALL: [400, "The face in the image provided is too small."],
  FACE_TO_IMAGE_RATIO_TOO_LOW: [400, "Face ratio is lower than the minimum ratio."],
  FACE_TO_IMAGE_RATIO_TOO_HIGH: [400, "Face ratio is bigger than the maximum ratio."],
  INSUFFICIENT_AREA_AROUND_THE_FACE: [400, "Insufficient area around the face in the image provided."],
  IMAGE_TOO_BRIGHT: [400, "Image too bright."],
  IMAGE_TOO_DARK: [400, "Image too dark."],
  FAIL_PREDICTION: [500, "Cannot build model result."],
  UNSPECIFIED_ERROR: [500, "An internal server error occurred."],
  INVALID_LEVEL_OF_ASSURANCE: [400, "Invalid antispoofing level of assurance provided."],
  INVALID_REQUEST_BODY: [400, "Request body is invalid."],
  INVALID_IMG_VALIDATION_LEVEL: [400, "The image validation level is invalid."],
} as const satisfies Record<string, readonly [status: number, message: string]>;

/** A name of Yoti's table. */
export type RefusalCode = keyof typeof refusals;

/** A request that is refused by one of Yoti's names. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;
  /** `message` replaces the table's where one name has several reasons. */
  constructor(code: RefusalCode, message: string = refusals[code][1], options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** An answer that tells of a failure. */
export interface Failure {
  readonly status: number;
  readonly code: RefusalCode;
  readonly body: JsonObject;
}

const coreFailures: Readonly<Record<CoreErrorCode, RefusalCode>> = {
  "integration-not-found": "APP_NOT_FOUND",
  "session-not-found": "UNSPECIFIED_ERROR",
  "attempt-not-found": "UNSPECIFIED_ERROR",
  "media-not-found": "UNSPECIFIED_ERROR",
  "webhook-not-found": "UNSPECIFIED_ERROR",
  "transition-refused": "UNSPECIFIED_ERROR",
  "session-closed": "UNSPECIFIED_ERROR",
  "media-incomplete": "UNSPECIFIED_ERROR",
  "image-unreadable": "INVALID_B64_IMAGE",
  "image-format-unsupported": "UNSUPPORTED_IMAGE_FORMAT",
  "image-too-small": "MIN_PIXELS",
  "image-too-large": "MAX_PIXELS",
  "video-unreadable": "UNSPECIFIED_ERROR",
  "reason-required": "UNSPECIFIED_ERROR",
  "workflow-not-found": "UNSPECIFIED_ERROR",
  "workflow-invalid": "UNSPECIFIED_ERROR",
  "workflow-published": "UNSPECIFIED_ERROR",
  "step-refused": "UNSPECIFIED_ERROR",
  "input-invalid": "INVALID_REQUEST_BODY",
  overloaded: "SERVICE_UNAVAILABLE",
  "storage-failed": "SERVICE_UNAVAILABLE",
};

/** What to answer when `error` was thrown; an unknown one tells nothing of itself. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Refusal) return refused(error.code, error.message);
  if (error instanceof CoreError) return refused(coreFailures[error.code]);
  return refused(codeOfStatus(statusOf(error)));
}

function codeOfStatus(status: number): RefusalCode {
  if (status === 413) return "PAYLOAD_TOO_LARGE";
  if (status === 404) return "INVALID_ENDPOINT";
  if (status >= 400 && status < 500) return "INVALID_REQUEST_BODY";
  return status === 503 ? "SERVICE_UNAVAILABLE" : "UNSPECIFIED_ERROR";
}

function statusOf(error: unknown): number {
  const isTold = typeof error === "object" && error !== null && "statusCode" in error;
  return isTold && typeof error.statusCode === "number" ? error.statusCode : 500;
}

function refused(code: RefusalCode, message: string = refusals[code][1]): Failure {
  return { status: refusals[code][0], code, body: { code, message } };
}

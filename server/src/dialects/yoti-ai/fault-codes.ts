import type { FaceImageFault } from "#core/face/face-image.ts";
import type { RefusalCode } from "./errors.ts";

/** What is wrong with a picture, in Yoti's words. */
export const faultCodes: Readonly<Record<FaceImageFault, RefusalCode>> = {
  undecodable: "INVALID_B64_IMAGE",
  "format-unsupported": "UNSUPPORTED_IMAGE_FORMAT",
  "too-many-bytes": "IMAGE_SIZE_TOO_BIG",
  "too-few-bytes": "IMAGE_SIZE_TOO_SMALL",
  "too-low": "MIN_HEIGHT",
  "too-high": "MAX_HEIGHT",
  "too-narrow": "MIN_WIDTH",
  "too-wide": "MAX_WIDTH",
  "too-few-pixels": "MIN_PIXELS",
  "too-many-pixels": "MAX_PIXELS",
  "channels-missing": "IMAGE_WRONG_CHANNELS",
  grey: "IMAGE_GRAYSCALE_NOT_SUPPORTED",
  "face-not-found": "FACE_NOT_FOUND",
  "several-faces": "MULTIPLE_FACES",
  "face-too-small": "FACE_BOX_TOO_SMALL",
  "face-share-too-low": "FACE_TO_IMAGE_RATIO_TOO_LOW",
  "face-share-too-high": "FACE_TO_IMAGE_RATIO_TOO_HIGH",
  "margin-too-small": "INSUFFICIENT_AREA_AROUND_THE_FACE",
  "too-bright": "IMAGE_TOO_BRIGHT",
  "too-dark": "IMAGE_TOO_DARK",
};

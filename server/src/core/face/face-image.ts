/** Why a picture is refused. */
export type FaceImageFault =
  | "undecodable"
  | "format-unsupported"
  | "too-many-bytes"
  | "too-few-bytes"
  | "too-low"
  | "too-high"
  | "too-narrow"
  | "too-wide"
  | "too-few-pixels"
  | "too-many-pixels"
  | "channels-missing"
  | "grey"
  | "face-not-found"
  | "several-faces"
  | "face-too-small"
  | "face-share-too-low"
  | "face-share-too-high"
  | "margin-too-small"
  | "too-bright"
  | "too-dark";

/** What does not refuse a picture, but may make what is said of it worth less. */
export type FaceImageWarning =
  | "bytes-above-advice"
  | "resolution-below-advice"
  | "resolution-above-advice"
  | "compressed-much"
  | "eyes-close-together"
  | "turned-away"
  | "eyes-closed"
  | "blurred"
  | "glaring"
  | "covered";

/** What was measured on the way, as far as the checks came: for the log, so without anything of the person. */
export type FaceImageMeasurements = Readonly<Record<string, number | string | null>>;

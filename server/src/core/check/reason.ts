/** Every reason not to approve, in the order of precedence within one outcome. */
export const checkReasons = [
  "media-missing",
  "face-not-visible",
  "several-faces",
  "document-not-fully-visible",
  "poor-quality",
  "unreadable",
  "document-damaged",
  "document-not-accepted",
  "document-expired",
  "not-a-physical-document",
  "data-inconsistent",
  "document-tampered",
  "face-mismatch",
  "presentation-attack",
  "pictures-of-different-documents",
  "person-differs-from-expected",
  "suspicious-behaviour",
  "blocklisted",
  "duplicate-or-velocity",
  "below-minimum-age",
  "sanctions-match",
  "answers-missing",
  "contact-not-verified",
  "check-not-configured",
] as const;

/** A reason of the closed union; each dialect has a table that says it in the vendor's words. */
export type CheckReason = (typeof checkReasons)[number];

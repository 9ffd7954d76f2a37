import type { CheckReason } from "#core/check/reason.ts";

/** How a reason is told; `reasonCode` is null where Veriff has no number for it. */
export interface ReasonWords {
  readonly reasonCode: number | null;
  readonly reason: string;
}

/** `verification.reasonCode` and `verification.reason` of every reason. Source: "Reason and Decision codes" (2019). */
export const reasonWords: Readonly<Record<CheckReason, ReasonWords>> = {
  "media-missing": { reasonCode: 201, reason: "Video and/or photos missing." },
  "face-not-visible": { reasonCode: 202, reason: "Face not clearly visible." },
  "several-faces": { reasonCode: 202, reason: "Face not clearly visible." },
  "document-not-fully-visible": { reasonCode: 203, reason: "Full document not visible." },
  "poor-quality": { reasonCode: 204, reason: "Poor image quality." },
  unreadable: { reasonCode: 204, reason: "Poor image quality." },
  "document-damaged": { reasonCode: 205, reason: "Document damaged." },
  "document-not-accepted": { reasonCode: 206, reason: "Document type not supported." },
  "document-expired": { reasonCode: 207, reason: "Document expired." },
  "not-a-physical-document": { reasonCode: 101, reason: "Physical document not used." },
  "data-inconsistent": { reasonCode: 102, reason: "Suspected document tampering." },
  "document-tampered": { reasonCode: 102, reason: "Suspected document tampering." },
  "face-mismatch": {
    reasonCode: 103,
    reason: "Person showing the document does not appear to match document photo.",
  },
  "presentation-attack": { reasonCode: 105, reason: "Suspicious behaviour." },
  "pictures-of-different-documents": { reasonCode: null, reason: "Photos are not from the same document." },
  "person-differs-from-expected": {
    reasonCode: null,
    reason: "Data on the document does not match the data given with the session.",
  },
  "suspicious-behaviour": { reasonCode: 105, reason: "Suspicious behaviour." },
  blocklisted: { reasonCode: 106, reason: "Known fraud." },
  "duplicate-or-velocity": { reasonCode: 107, reason: "Velocity/abuse." },
  "below-minimum-age": { reasonCode: null, reason: "Person is below the minimum age." },
  "answers-missing": { reasonCode: null, reason: "Answers are missing." },
  "contact-not-verified": { reasonCode: null, reason: "E-mail address or phone number was not verified." },
  "check-not-configured": { reasonCode: null, reason: "A check that is asked for is not available." },
  "sanctions-match": { reasonCode: null, reason: "Possible match in a sanctions or PEP list." },
};

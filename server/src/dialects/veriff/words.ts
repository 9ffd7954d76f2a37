import type { AttemptState } from "#core/attempt/attempt.ts";
import type { Outcome } from "#core/decision/decision.ts";
import type { DocumentType } from "#core/document/document.ts";

/** An attempt's status; a review by a person is not told, the decision is just not there yet. */
export const statusWords: Readonly<Record<AttemptState, string>> = {
  created: "created",
  started: "started",
  submitted: "submitted",
  "in-review": "submitted",
  approved: "approved",
  declined: "declined",
  "resubmission-requested": "resubmission_requested",
  expired: "expired",
  abandoned: "abandoned",
};

/** `verification.code` of a decision. */
export const decisionCodes: Readonly<Record<Outcome, number>> = {
  approved: 9001,
  declined: 9102,
  "resubmission-requested": 9103,
  expired: 9104,
  abandoned: 9104,
};

/** A document's type as it is told. */
export const documentWords: Readonly<Record<DocumentType, string>> = {
  passport: "PASSPORT",
  "identity-card": "ID_CARD",
  "driving-licence": "DRIVERS_LICENSE",
  "residence-permit": "RESIDENCE_PERMIT",
  visa: "VISA",
  other: "OTHER",
};

/** What a customer may restrict a session to. Veriff's own pages spell the licence both ways. */
const documentTypes: Readonly<Record<string, DocumentType>> = {
  PASSPORT: "passport",
  ID_CARD: "identity-card",
  DRIVERS_LICENSE: "driving-licence",
  DRIVERS_LICENCE: "driving-licence",
  RESIDENCE_PERMIT: "residence-permit",
};

/** A document's type from a request, in any case; undefined when it is none of Veriff's. */
export function parseDocumentType(text: string): DocumentType | undefined {
  const word = text.toUpperCase();
  return Object.hasOwn(documentTypes, word) ? documentTypes[word] : undefined;
}

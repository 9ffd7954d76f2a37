import type { Decision } from "#core/decision/decision.ts";
import type { Session } from "#core/session/session.ts";
import type { JsonObject } from "#lib/json.ts";
import { countryCode } from "./country.ts";
import { reasonWords } from "./reason-codes.ts";
import { decisionCodes, documentWords, statusWords } from "./words.ts";

/** What both GET /sessions/{id}/decision and the decision webhook say; fields in the order of Veriff's sample. */
export function decisionBody(session: Session, decision: Decision | undefined): JsonObject {
  return wrap(session, decision ? verificationBody(session, decision) : null);
}

/** 9151: the pictures passed; 9161: so did the video. The conclusive decision follows, so none is named. */
export function intermediateBody(session: Session, decision: Decision, code: 9151 | 9161): JsonObject {
  const verification = verificationBody(session, decision);
  return wrap(session, { ...verification, code, status: "submitted", decisionTime: null });
}

function wrap(session: Session, verification: JsonObject | null): JsonObject {
  return { status: "success", verification, technicalData: { ip: session.ipAddress ?? null } };
}

function verificationBody(session: Session, decision: Decision): JsonObject {
  const [first] = decision.outcome === "approved" ? [] : decision.reasons;
  const told = first === undefined ? { reasonCode: null, reason: null } : reasonWords[first];
  return {
    id: session.id,
    attemptId: decision.attemptId,
    code: decisionCodes[decision.outcome],
    person: personBody(decision.person),
    reason: told.reason,
    status: statusWords[decision.outcome],
    comments: decision.comments.map(({ text, at }) => ({
      type: "General Comment",
      comment: text,
      timestamp: at.toISOString(),
    })),
    document: documentBody(decision.document),
    highRisk: null,
    endUserId: session.dialectData["endUserId"] ?? null,
    reasonCode: told.reasonCode,
    vendorData: session.externalReference ?? null,
    decisionTime: decision.at.toISOString(),
    acceptanceTime: session.createdAt.toISOString(),
    additionalVerifiedData: {},
  };
}

function personBody(person: Decision["person"]): JsonObject {
  const nationality = isoCountry(person.nationality);
  return {
    gender: genderLetter(person.gender),
    idNumber: person.idNumber ?? null,
    lastName: person.lastName ?? null,
    firstName: person.firstName ?? null,
    citizenship: nationality,
    dateOfBirth: person.dateOfBirth ?? null,
    nationality,
    yearOfBirth: person.dateOfBirth?.slice(0, 4) ?? null,
    pepSanctionMatch: null,
  };
}

function documentBody(document: Decision["document"]): JsonObject {
  return {
    type: document.type === undefined ? null : documentWords[document.type],
    number: document.number ?? null,
    country: isoCountry(document.country),
    validFrom: document.validFrom ?? null,
    validUntil: document.validUntil ?? null,
  };
}

/** M, F, or null where it was not read or is neither. */
export function genderLetter(gender: "female" | "male" | undefined): "F" | "M" | null {
  if (gender === undefined) return null;
  return gender === "female" ? "F" : "M";
}

/** ISO 3166-1 alpha-2, or null: clients parse these fields as such, and some documents name no country. */
export function isoCountry(country: string | undefined): string | null {
  return country === undefined ? null : (countryCode(country) ?? null);
}

import {
  createSession as createInCore,
  type NewSession as CoreNewSession,
} from "#core/session/create-session.ts";
import type { ExpectedDocument, ExpectedPerson, Session, SessionId } from "#core/session/session.ts";
import type { JsonObject } from "#lib/json.ts";
import type { Answer, Call } from "./call.ts";
import { countryCode } from "./country.ts";
import { Refusal } from "./errors.ts";
import { parseQueryId } from "./query-id.ts";
import { type NewSession, parseNewSession } from "./schema.ts";
import { sessionBody } from "./session-body.ts";
import { checkFreshness, isCalendarDate } from "./timestamp.ts";
import { parseDocumentType } from "./words.ts";

/** POST /sessions. */
export async function createSession(call: Call): Promise<Answer> {
  const given = parseNewSession(call.body);
  // The customer's own clock runs in real time, whatever the integration's does.
  const now = call.ports.now();
  if (typeof given.timestamp === "string") checkFreshness(given.timestamp, now);
  const input: CoreNewSession = {
    dialect: "veriff",
    externalReference: vendorDataOf(given, call.integration.settings.externalReferenceLimit),
    callbackUrl: callbackOf(given),
    language: languageOf(given),
    expectedPerson: personOf(given, now),
    expectedDocument: documentOf(given),
    dialectData: dialectDataOf(given),
    id: typeof given.id === "string" ? (parseQueryId(given.id) as SessionId) : undefined,
  };
  const session = await insert(call, input);
  return { status: 201, body: { status: "success", verification: sessionBody(call, session, "created") } };
}

async function insert(call: Call, input: CoreNewSession): Promise<Session> {
  try {
    return await createInCore(call.ports, call.integration, input);
  } catch (error) {
    if (input.id !== undefined && (await call.ports.sessions.find(input.id))) throw new Refusal(1003);
    throw error;
  }
}

function vendorDataOf({ vendorData }: NewSession, limit: number): string | undefined {
  if (typeof vendorData !== "string") return undefined;
  if (vendorData.length > limit && [...vendorData].length > limit) {
    throw new Refusal(1500, `Vendor data cannot be more than ${limit} symbols.`);
  }
  return vendorData;
}

function callbackOf({ callback }: NewSession): string | undefined {
  if (typeof callback !== "string") return undefined;
  // Parsing skips line breaks and tabs, which must not get into a header or a page with the address.
  const isPlain = !/\p{Cc}/u.test(callback);
  if (!isPlain || !URL.canParse(callback) || new URL(callback).protocol !== "https:") throw new Refusal(1302);
  return callback;
}

/** A language tag with hyphens; "und", the undetermined one (ISO 639-2), where none was given or what was given is none. */
function languageOf({ lang }: NewSession): string {
  const tag = (lang ?? "").replaceAll("_", "-");
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag) ? tag : "und";
}

function personOf({ person }: NewSession, now: Date): ExpectedPerson {
  if (!person) return {};
  const { firstName, lastName, idNumber, gender, dateOfBirth } = person;
  if (typeof dateOfBirth === "string") checkDateOfBirth(dateOfBirth, now);
  return {
    ...(typeof firstName === "string" && { firstName }),
    ...(typeof lastName === "string" && { lastName }),
    ...(typeof idNumber === "string" && { idNumber }),
    ...(typeof gender === "string" && { gender: gender.toUpperCase() === "F" ? "female" : "male" }),
    ...(typeof dateOfBirth === "string" && { dateOfBirth }),
  };
}

function checkDateOfBirth(date: string, now: Date): void {
  if (!isCalendarDate(date) || date > now.toISOString().slice(0, 10)) throw new Refusal(2003);
}

function documentOf({ document }: NewSession): ExpectedDocument {
  if (!document) return {};
  const { number } = document;
  const type = typeof document.type === "string" ? parseDocumentType(document.type) : undefined;
  const country = typeof document.country === "string" ? countryCode(document.country) : undefined;
  if (typeof document.type === "string" && type === undefined) throw new Refusal(2103);
  if (typeof document.country === "string" && country === undefined) throw new Refusal(2104);
  return {
    ...(typeof number === "string" && { number }),
    ...(type !== undefined && { type }),
    ...(country !== undefined && { country }),
  };
}

function dialectDataOf({ additionalData, endUserId, features }: NewSession): JsonObject {
  return {
    ...(additionalData && { additionalData }),
    ...(typeof endUserId === "string" && { endUserId }),
    ...(features && { features }),
  };
}

import { countryOfIcaoCode, isCountry } from "#core/document/country.ts";
import type { DocumentType } from "#core/document/document.ts";
import type { ExpectedDocument, ExpectedPerson } from "#core/session/session.ts";
import { refuseFields } from "../errors.ts";
import type { ExpectedDetails } from "./schema.ts";

/** What kinds of document there are; those of health insurance, tax and social security are of other kinds. */
const documentTypes: Readonly<Record<string, DocumentType>> = {
  P: "passport",
  ID: "identity-card",
  DL: "driving-licence",
  RP: "residence-permit",
  HIC: "other",
  TC: "other",
  SSC: "other",
};

/** Whom the customer expects. Throws Refusal 400. */
export function personOf(given: ExpectedDetails): ExpectedPerson {
  const { first_name, last_name, identification_number, gender, date_of_birth } = given;
  if (isGiven(date_of_birth) && !isCalendarDate(date_of_birth))
    throw refuseFields({
      expected_details: ["date_of_birth: there is no such day; write it as YYYY-MM-DD."],
    });
  return {
    ...(isGiven(first_name) && { firstName: first_name }),
    ...(isGiven(last_name) && { lastName: last_name }),
    ...(isGiven(identification_number) && { idNumber: identification_number }),
    ...(isGiven(gender) && { gender: gender === "F" ? ("female" as const) : ("male" as const) }),
    ...(isGiven(date_of_birth) && { dateOfBirth: date_of_birth }),
  };
}

/** Which documents the customer expects. Throws Refusal 400. */
export function documentOf(given: ExpectedDetails): ExpectedDocument {
  const types = [...new Set(documentCodes(given).flatMap((code) => documentTypes[code] ?? []))];
  const [type, ...others] = types;
  const code = given.id_country ?? given.country;
  return {
    ...(type !== undefined && (others.length === 0 ? { type } : { types })),
    ...(isGiven(code) && { country: countryOf(code) }),
  };
}

/** In capitals, each once. */
export function documentCodes({ expected_document_types: codes }: ExpectedDetails): readonly string[] {
  return [...new Set((codes ?? []).map((code) => code.toUpperCase()))];
}

function countryOf(alpha3: string): string {
  const country = countryOfIcaoCode(alpha3.toUpperCase());
  if (!isCountry(country))
    throw refuseFields({
      expected_details: [`${alpha3}: no country of ISO 3166-1 has these three letters.`],
    });
  return country;
}

function isGiven<T extends string>(text: T | null | undefined): text is T {
  return typeof text === "string" && text !== "";
}

function isCalendarDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

import { parse as parseByAamvaParser } from "aamva-parser";
import { parse as parseByUsdl } from "parse-usdl";
import type { FieldName } from "../../server/src/core/document/field.ts";
import { parseAamva } from "../../server/src/engines/barcode/aamva/parse-aamva.ts";

/** What is asked of a licence's text; null where it says nothing. */
export const askedFields = ["number", "surname", "givenNames", "birth", "expiry", "issue"] as const;
export type AskedField = (typeof askedFields)[number];
export type Answers = Readonly<Record<AskedField, string | null>>;

/** Our parser and others', each brought to the same form. A parser that throws answers nothing. */
export const licenceParsers: Readonly<Record<string, (text: string) => Answers | null>> = {
  bonafide: (text) => {
    const licence = parseAamva(text);
    const value = (name: FieldName) => licence?.fields.find((field) => field.name === name)?.value ?? null;
    return {
      number: value("document-number"),
      surname: value("surname"),
      givenNames: value("given-names"),
      birth: value("date-of-birth"),
      expiry: value("date-of-expiry"),
      issue: value("date-of-issue"),
    };
  },
  "aamva-parser": orNothing((text) => {
    const read = parseByAamvaParser(text);
    return {
      number: read.driversLicenseId ?? null,
      surname: read.lastName ?? null,
      givenNames: joined(read.firstName, read.middleName),
      birth: dayOf(read.dateOfBirth),
      expiry: dayOf(read.expirationDate),
      issue: dayOf(read.issueDate),
    };
  }),
  "parse-usdl": orNothing((text) => {
    const read = parseByUsdl(text, { suppressErrors: true });
    return {
      number: read["documentNumber"] ?? null,
      surname: read["lastName"] ?? null,
      givenNames: joined(read["firstName"], read["middleName"]) ?? read["firstNameAndMiddleName"] ?? null,
      birth: read["dateOfBirth"] ?? null,
      expiry: read["dateOfExpiry"] ?? null,
      issue: read["dateOfIssue"] ?? null,
    };
  }),
};

function orNothing(parse: (text: string) => Answers): (text: string) => Answers | null {
  return (text) => {
    try {
      return parse(text);
    } catch {
      return null;
    }
  };
}

/** A middle name of NONE is no name; the peers leave that to their callers. */
function joined(...names: readonly (string | null | undefined)[]): string | null {
  const said = names.filter((name) => name && name.toUpperCase() !== "NONE");
  return said.length > 0 ? said.join(" ") : null;
}

/** The library makes dates in the machine's own zone. */
function dayOf(date: Date | null | undefined): string | null {
  if (!date || Number.isNaN(date.getTime())) return null;
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

import type { FieldName, ReadField } from "#core/document/field.ts";
import { type Issuer, issuerOfLetters } from "./issuers.ts";
import { readDate } from "./read-date.ts";
import { readNames, valueOf } from "./read-names.ts";

type Elements = ReadonlyMap<string, string>;

/** Who issued the licence, as far as the header's number tells. */
interface HeaderIssuer {
  readonly issuerId: string;
  readonly issuer: Issuer | undefined;
}

/** What the elements say, as fields. A symbol's characters are certain; its meaning is not always. */
export function readFields(elements: Elements, header: HeaderIssuer): readonly ReadField[] {
  const fields = [
    ...nameFields(elements, header.issuerId),
    dateField("date-of-birth", elements, "DBB"),
    sexField(elements),
    textField("place-of-birth", elements, "DCI"),
    addressField(elements),
    textField("personal-number", elements, "DBK"),
    textField("document-number", elements, "DAQ", "DBJ"),
    issuerField(elements, header.issuer),
    dateField("date-of-issue", elements, "DBD", "DBE"),
    dateField("date-of-expiry", elements, "DBA"),
    textField("vehicle-categories", elements, "DCA", "DAR", "DCM"),
  ];
  return fields.filter((each) => each !== null);
}

function field(name: FieldName, value: string, raw: string, confidence = 1): ReadField | null {
  return value === "" ? null : { name, value, raw, source: "barcode", confidence, region: null };
}

function nameFields(elements: Elements, issuerId: string): (ReadField | null)[] {
  const { surname, givenNames, fullName, confidence } = readNames(elements, issuerId);
  const raw = (...ids: string[]) => ids.map((id) => elements.get(id) ?? "").filter((text) => text.trim());
  const whole = elements.get("DAA") ?? "";
  const given = raw("DAC", "DAD");
  return [
    field("surname", surname, raw("DCS", "DAB")[0] ?? whole, confidence),
    field("given-names", givenNames, (given.length > 0 ? given : raw("DCT", "DAA")).join(" "), confidence),
    field("full-name", fullName, whole || fullName),
  ];
}

/** The first of the elements that says something. */
function textField(name: FieldName, elements: Elements, ...ids: string[]): ReadField | null {
  const raw = ids.map((id) => elements.get(id)).find((text) => valueOf(text) !== "");
  return field(name, valueOf(raw), raw ?? "");
}

function dateField(name: FieldName, elements: Elements, ...ids: string[]): ReadField | null {
  const raw = ids.map((id) => elements.get(id) ?? "").find((text) => readDate(text) !== null);
  return raw === undefined ? null : field(name, readDate(raw) ?? "", raw);
}

/** ANSI D20's digits since 2003, letters before. */
const sexes: Readonly<Record<string, string>> = { 1: "M", 2: "F", 9: "X", M: "M", F: "F", X: "X", N: "X" };

function sexField(elements: Elements): ReadField | null {
  const raw = elements.get("DBC") ?? "";
  return field("sex", sexes[raw.trim().charAt(0).toUpperCase()] ?? "", raw);
}

/** Where mail goes; the standard of 2000 keeps the residence apart, and some fill in that alone. */
const addresses = [
  ["DAG", "DAH", "DAI", "DAJ", "DAK"],
  ["DAL", "DAM", "DAN", "DAO", "DAP"],
] as const;

function addressField(elements: Elements): ReadField | null {
  const parts = addresses[0].map((id, i) => {
    const raw = elements.get(id) ?? "";
    return valueOf(raw) === "" ? (elements.get(addresses[1][i] ?? "") ?? "") : raw;
  });
  const [street = "", street2 = "", city = "", state = "", postcode = ""] = parts.map(valueOf);
  const region = [state, postalCode(postcode)].filter(Boolean).join(" ");
  const value = [street, street2, city, region].filter(Boolean).join(", ");
  return street || city ? field("address", value, parts.filter((part) => part.trim()).join("\n")) : null;
}

/** Nine digits are a ZIP code with its extension, which is 0000 when it is not known. */
function postalCode(text: string): string {
  const [, zip, extension] = /^(\d{5})-?(\d{4})$/.exec(text) ?? [];
  if (zip === undefined) return text;
  return extension === "0000" ? zip : `${zip}-${extension}`;
}

const countries: Readonly<Record<string, string>> = { US: "USA", CA: "CAN", CN: "CAN", MX: "MEX" };

function issuerField(elements: Elements, issuer: Issuer | undefined): ReadField | null {
  const raw = elements.get("DCG") ?? "";
  const named = valueOf(raw).toUpperCase();
  const country = /^[A-Z]{3}$/.test(named) ? named : countries[named];
  if (country) return field("issuer", country, raw);
  if (issuer) return field("issuer", issuer.country, raw);
  const state = elements.get("DAJ") ?? "";
  return field("issuer", issuerOfLetters(valueOf(state).toUpperCase())?.country ?? "", state, 0.5);
}

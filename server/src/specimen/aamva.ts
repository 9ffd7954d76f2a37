import type { SpecimenFields } from "./specimen.ts";
import { transliterate } from "./transliterate.ts";

/** No jurisdiction has this issuer identification number. */
const issuerNumber = "636999";
const version = "08";
const sexCodes = { M: "1", F: "2", X: "9" } as const;

/** The text of a licence's PDF417 symbol: one "DL" subfile (AAMVA DL/ID card design standard, annex D). */
export function writeAamva(fields: SpecimenFields): string {
  const subfile = `DL${elements(fields)
    .map(([id, value]) => id + value)
    .join("\n")}\r`;
  const header = `@\n\u001e\rANSI ${issuerNumber}${version}0001`;
  const directoryLength = 10;
  const offset = pad(header.length + directoryLength);
  return `${header}DL${offset}${pad(subfile.length)}${subfile}`;
}

function pad(length: number): string {
  return String(length).padStart(4, "0");
}

function elements(fields: SpecimenFields): [string, string][] {
  const [first = "", ...middle] = words(fields.givenNames).split(" ");
  const [street = "", city = ""] = fields.address.split(", ");
  return [
    ["DAQ", fields.documentNumber],
    ["DCS", words(fields.surname)],
    ["DDE", "N"],
    ["DAC", first === "" ? "NONE" : first],
    ["DDF", "N"],
    ["DAD", middle.length > 0 ? middle.join(" ") : "NONE"],
    ["DDG", "N"],
    ["DCA", "B"],
    ["DCB", "NONE"],
    ["DCD", "NONE"],
    ["DBD", monthFirst(fields.dateOfIssue)],
    ["DBB", monthFirst(fields.dateOfBirth)],
    ["DBA", monthFirst(fields.dateOfExpiry)],
    ["DBC", sexCodes[fields.sex]],
    ["DAU", "070 in"],
    ["DAY", "BRO"],
    ["DAG", street],
    ["DAI", city],
    ["DAJ", "UT"],
    ["DAK", "000000000  "],
    ["DCF", `${fields.documentNumber}00`],
    ["DCG", fields.issuer],
  ];
}

function words(name: string): string {
  return transliterate(name).replaceAll("<", " ");
}

function monthFirst(date: string): string {
  const [year = "", month = "", day = ""] = date.split("-");
  return month + day + year;
}

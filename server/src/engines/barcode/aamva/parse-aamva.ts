import type { LicenceReading } from "#core/document/barcode.ts";
import { restoreSeparators } from "./control-characters.ts";
import { type AamvaHeader, readHeader } from "./header.ts";
import { issuerOfNumber } from "./issuers.ts";
import { readElements } from "./read-elements.ts";
import { readFields } from "./read-fields.ts";

/**
 * A licence's data from a text by the AAMVA DL/ID Card Design Standard, any version; null when it is none. What issuers
 * and scanners get wrong is forgiven: lost separators, wrong lengths, versions that do not fit the elements.
 */
export function parseAamva(text: string): LicenceReading | null {
  const restored = restoreSeparators(text);
  return readLicence(restored) ?? readLicence(restored.toUpperCase());
}

function readLicence(text: string): LicenceReading | null {
  const header = readHeader(text) ?? headless(text);
  const { version, issuerId, subfiles, body } = header;
  const elements = readElements(body, subfiles);
  if (!isLicence(elements, header)) return null;
  const issuer = issuerOfNumber(issuerId);
  return {
    version,
    issuerId,
    jurisdiction: issuer?.jurisdiction ?? null,
    subfile: subfiles.find((name) => !name.startsWith("Z")) ?? "DL",
    fields: readFields(elements, { issuerId, issuer }),
    elements: Object.fromEntries(elements),
  };
}

function headless(body: string): AamvaHeader {
  return { version: 0, issuerId: "", subfiles: [], body };
}

const ofPerson = ["DAA", "DAB", "DAC", "DCS", "DCT", "DBB"];
const ofDocument = ["DAQ", "DBA", "DBD", "DCF", "DAJ"];

/** Without a header, a number, a holder and a birth date must be there. */
function isLicence(elements: ReadonlyMap<string, string>, { issuerId }: AamvaHeader): boolean {
  const has = (id: string) => elements.has(id);
  if (issuerId === "") return has("DAQ") && has("DBB") && ofPerson.slice(0, 5).some(has);
  return ofPerson.some(has) || ofDocument.some(has);
}

import { longNumberRest } from "#core/document/check-digit.ts";
import { type MrzSlotName, mrzLayouts, slotText } from "#core/document/mrz-layout.ts";
import type { MrzFields, MrzFormat } from "#core/document/mrz.ts";
import { birthDate, expiryDate } from "./infer-date.ts";

/** Reads the fields off a zone's lines. `today` (YYYY-MM-DD) settles the centuries. */
export function parseFields(format: MrzFormat, lines: readonly string[], today: string): MrzFields {
  const text = (name: MrzSlotName) => slotText(mrzLayouts[format], lines, name);
  const dateOfBirth = birthDate(text("date-of-birth"), today);
  return {
    documentCode: bare(text("document-code")),
    issuer: bare(text("issuer")),
    ...numberAndOptional(text),
    ...(text("names") === "" ? separateNames(text) : parseNames(text("names"))),
    nationality: bare(text("nationality")),
    dateOfBirth,
    sex: parseSex(text("sex")),
    dateOfExpiry: expiryDate(text("date-of-expiry"), today),
  };
}

function numberAndOptional(text: (name: MrzSlotName) => string): {
  documentNumber: string;
  optional: string;
} {
  const number = text("document-number");
  const optional = text("optional");
  const rest = text("document-number-check") === "<" ? longNumberRest(optional) : null;
  const others = [rest ? rest.after : optional, text("optional-2")].map(spaced).filter((part) => part !== "");
  return { documentNumber: bare(number + (rest?.text ?? "")), optional: others.join(" ") };
}

/** Doc 9303 part 3, 4.6: two fillers part the primary from the secondary identifier, one parts their words. */
function parseNames(names: string): { surname: string; givenNames: string } {
  const trimmed = names.replace(/^<+|<+$/g, "");
  const at = trimmed.indexOf("<<");
  if (at < 0) return { surname: spaced(trimmed), givenNames: "" };
  return { surname: spaced(trimmed.slice(0, at)), givenNames: spaced(trimmed.slice(at)) };
}

function separateNames(text: (name: MrzSlotName) => string): { surname: string; givenNames: string } {
  return { surname: spaced(text("surname")), givenNames: spaced(text("given-names")) };
}

function parseSex(text: string): "F" | "M" | "X" {
  return text === "F" || text === "M" ? text : "X";
}

function bare(text: string): string {
  return text.replaceAll("<", "");
}

function spaced(text: string): string {
  return text.replace(/<+/g, " ").trim();
}

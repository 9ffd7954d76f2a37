import { compositeText, mrzCheckDigit } from "#core/document/check-digit.ts";
import { type MrzSlotName, mrzLayouts } from "#core/document/mrz-layout.ts";
import type { MrzFormat } from "#core/document/mrz.ts";
import { transliterate } from "./transliterate.ts";

/** What a zone says. Dates are YYYY-MM-DD. */
export interface MrzInput {
  /** One or two characters, e.g. "P" or "ID". */
  readonly documentCode: string;
  readonly issuer: string;
  readonly surname: string;
  readonly givenNames: string;
  readonly documentNumber: string;
  readonly nationality: string;
  readonly dateOfBirth: string;
  readonly sex: "F" | "M" | "X";
  readonly dateOfExpiry: string;
  readonly optional: string;
}

const numberLength = 9;

/**
 * Writes the lines of a zone with all check digits (ICAO Doc 9303 parts 3 to 7). Document numbers of more than nine
 * characters overflow into the optional field of TD1 and TD2. Throws RangeError where something has no room.
 */
export function writeMrz(format: MrzFormat, input: MrzInput): string[] {
  const { slots, lineCount, lineLength, composite } = mrzLayouts[format];
  const lines = Array.from({ length: lineCount }, () => "<".repeat(lineLength));
  const put = (name: MrzSlotName, text: string): void => {
    const slot = slots.find((candidate) => candidate.name === name);
    if (!slot) return;
    const room = slot.end - slot.start;
    const line = lines[slot.line] ?? "";
    lines[slot.line] = line.slice(0, slot.start) + fit(name, text, room) + line.slice(slot.end);
  };
  for (const [name, text] of slotTexts(format, input)) put(name, text);
  if (composite) put("composite-check", mrzCheckDigit(compositeText(mrzLayouts[format], lines)));
  return lines;
}

function fit(name: MrzSlotName, text: string, room: number): string {
  if (text.length > room && name !== "names")
    throw new RangeError(`the ${name} has room for ${room} characters`);
  return text.slice(0, room).padEnd(room, "<");
}

function roomFor(format: MrzFormat, name: MrzSlotName): number {
  const slot = mrzLayouts[format].slots.find((candidate) => candidate.name === name);
  return slot ? slot.end - slot.start : 0;
}

function slotTexts(format: MrzFormat, input: MrzInput): [MrzSlotName, string][] {
  const number = transliterate(input.documentNumber);
  const isLong = number.length > numberLength;
  if (isLong && format !== "TD1" && format !== "TD2") throw new RangeError("the document number is too long");
  const head = number.slice(0, numberLength).padEnd(numberLength, "<");
  const own = transliterate(input.optional);
  const optional = isLong ? `${number.slice(numberLength)}${mrzCheckDigit(number)}<${own}` : own;
  const birth = sixDigits(input.dateOfBirth);
  const expiry = sixDigits(input.dateOfExpiry);
  return [
    ["document-code", input.documentCode],
    ["issuer", input.issuer],
    ["names", names(input, roomFor(format, "names"))],
    ["document-number", head],
    ["document-number-check", isLong ? "<" : mrzCheckDigit(head)],
    ["nationality", input.nationality],
    ["date-of-birth", birth],
    ["date-of-birth-check", mrzCheckDigit(birth)],
    ["sex", input.sex === "X" ? "<" : input.sex],
    ["date-of-expiry", expiry],
    ["date-of-expiry-check", mrzCheckDigit(expiry)],
    ["optional", isLong ? optional.replace(/<$/, "") : optional],
    ["personal-number-check", mrzCheckDigit(own.padEnd(14, "<"))],
  ];
}

/** A surname too long to leave room is cut so that one letter of the given names remains (part 4, section 4.2.3). */
function names({ surname, givenNames }: MrzInput, room: number): string {
  const own = transliterate(surname);
  const given = transliterate(givenNames);
  return given === "" ? own : `${own.slice(0, room - 3)}<<${given}`;
}

function sixDigits(date: string): string {
  return date.slice(2).replaceAll("-", "");
}

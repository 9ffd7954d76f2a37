import { compositeText, mrzCheckDigit } from "#core/document/check-digit.ts";
import { type MrzSlotName, mrzLayouts, slotOf } from "#core/document/mrz-layout.ts";
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
 * characters overflow into the optional field of TD1 and TD2; on French cards `optional` is what follows the surname,
 * on Swiss licences the number of the card. Throws RangeError where something has no room.
 */
export function writeMrz(format: MrzFormat, input: MrzInput): string[] {
  const layout = mrzLayouts[format];
  const lines = layout.lineLengths.map((length) => "<".repeat(length));
  const put = (name: MrzSlotName, text: string): void => {
    const slot = slotOf(layout, name);
    if (!slot) return;
    const line = lines[slot.line] ?? "";
    lines[slot.line] =
      line.slice(0, slot.start) + fit(name, text, slot.end - slot.start) + line.slice(slot.end);
  };
  for (const [name, text] of slotTexts(format, input)) put(name, text);
  if (layout.composite) put("composite-check", mrzCheckDigit(compositeText(layout, lines)));
  return lines;
}

const cutNames: readonly MrzSlotName[] = ["names", "surname", "given-names"];

function fit(name: MrzSlotName, text: string, room: number): string {
  if (text.length > room && !cutNames.includes(name))
    throw new RangeError(`the ${name} has room for ${room} characters`);
  return text.slice(0, room).padEnd(room, "<");
}

function roomFor(format: MrzFormat, name: MrzSlotName): number {
  const slot = slotOf(mrzLayouts[format], name);
  return slot ? slot.end - slot.start : 0;
}

function slotTexts(format: MrzFormat, input: MrzInput): [MrzSlotName, string][] {
  const own = transliterate(input.optional);
  const birth = sixDigits(input.dateOfBirth);
  const expiry = sixDigits(input.dateOfExpiry);
  return [
    ["document-code", input.documentCode],
    ["issuer", input.issuer],
    ["names", names(input, roomFor(format, "names"))],
    ["surname", transliterate(input.surname)],
    ["given-names", input.givenNames.split(" ").map(transliterate).join("<<")],
    ["nationality", input.nationality],
    ["date-of-birth", birth],
    ["date-of-birth-check", mrzCheckDigit(birth)],
    ["sex", input.sex === "X" ? "<" : input.sex],
    ["date-of-expiry", expiry],
    ["date-of-expiry-check", mrzCheckDigit(expiry)],
    ["personal-number-check", mrzCheckDigit(own.padEnd(14, "<"))],
    ["administrative", own],
    ["card-number", own],
    ...numberTexts(format, input),
  ];
}

/** The document number, its check digit, and the optional field into which a long one overflows. */
function numberTexts(format: MrzFormat, input: MrzInput): [MrzSlotName, string][] {
  const number = transliterate(input.documentNumber);
  const own = transliterate(input.optional);
  const isLong = number.length > numberLength && (format === "TD1" || format === "TD2");
  const head = isLong ? number.slice(0, numberLength) : number.padEnd(numberLength, "<");
  const overflow = `${number.slice(numberLength)}${mrzCheckDigit(number)}<${own}`.replace(/<$/, "");
  return [
    ["document-number", head],
    ["document-number-check", isLong ? "<" : mrzCheckDigit(head)],
    ["optional", isLong ? overflow : own],
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

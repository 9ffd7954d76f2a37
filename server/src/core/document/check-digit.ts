import { type MrzLayout, type MrzSlotName, mrzLayouts, slotText } from "./mrz-layout.ts";
import type { MrzCheckDigit, MrzFormat } from "./mrz.ts";

const weights = [7, 3, 1];

/** The check digit over `text` by ICAO Doc 9303 part 3, section 4.9: weights 7, 3, 1; "<" counts 0, A 10 … Z 35. */
export function mrzCheckDigit(text: string): string {
  let sum = 0;
  for (let i = 0; i < text.length; i += 1) sum += valueOf(text.charCodeAt(i)) * (weights[i % 3] ?? 0);
  return String(sum % 10);
}

function valueOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  return code >= 65 && code <= 90 ? code - 55 : 0;
}

/** Every check digit of a zone, computed. `lines` have the format's number and length. */
export function mrzCheckDigits(format: MrzFormat, lines: readonly string[]): MrzCheckDigit[] {
  const layout = mrzLayouts[format];
  const text = (name: MrzSlotName) => slotText(layout, lines, name);
  const digits = [
    documentNumberDigit(text),
    checked("date-of-birth", text("date-of-birth"), text("date-of-birth-check")),
    checked("date-of-expiry", text("date-of-expiry"), text("date-of-expiry-check")),
  ];
  if (format === "TD3") digits.push(personalNumberDigit(text("optional"), text("personal-number-check")));
  if (layout.composite)
    digits.push(checked("composite", compositeText(layout, lines), text("composite-check")));
  return digits;
}

function checked(field: MrzCheckDigit["field"], text: string, found: string): MrzCheckDigit {
  const computed = mrzCheckDigit(text);
  return { field, found, computed, isValid: found === computed };
}

/** Doc 9303 parts 5 and 6, note j: of a longer number the rest and its check digit stand in the optional field. */
function documentNumberDigit(text: (name: MrzSlotName) => string): MrzCheckDigit {
  const number = text("document-number");
  const digit = text("document-number-check");
  const rest = digit === "<" ? longNumberRest(text("optional")) : null;
  return rest
    ? checked("document-number", number + rest.text, rest.digit)
    : checked("document-number", number, digit);
}

/** The tail of a long document number, its check digit, and what follows it in the optional field. */
export function longNumberRest(optional: string): { text: string; digit: string; after: string } | null {
  const match = /^([0-9A-Z]+)([0-9])(?:<|$)/.exec(optional);
  const [all, text, digit] = match ?? [];
  if (all === undefined || text === undefined || digit === undefined) return null;
  return { text, digit, after: optional.slice(all.length) };
}

/** Doc 9303 part 4, 4.2.2.2: an unused personal number's check digit may be 0 or a filler. */
function personalNumberDigit(text: string, found: string): MrzCheckDigit {
  const digit = checked("personal-number", text, found);
  return found === "<" && /^<*$/.test(text) ? { ...digit, isValid: true } : digit;
}

/** What the composite check digit is computed over. */
export function compositeText(layout: MrzLayout, lines: readonly string[]): string {
  const ranges = layout.composite ?? [];
  return ranges.map(([line, start, end]) => (lines[line] ?? "").slice(start, end)).join("");
}

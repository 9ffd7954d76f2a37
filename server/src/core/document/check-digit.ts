import { type MrzLayout, type MrzSlot, mrzLayouts, slotOf } from "./mrz-layout.ts";
import type { MrzCheckDigit, MrzFormat, MrzRange } from "./mrz.ts";

const weights = [7, 3, 1];

/** The check digit over `text` by ICAO Doc 9303 part 3, section 4.9: weights 7, 3, 1; "<" counts 0, A 10 … Z 35. */
export function mrzCheckDigit(text: string): string {
  return String(weightedSum(text) % 10);
}

function weightedSum(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i += 1) sum += valueOf(text.charCodeAt(i)) * (weights[i % 3] ?? 0);
  return sum;
}

function valueOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  return code >= 65 && code <= 90 ? code - 55 : 0;
}

/** Every check digit of a zone, computed. `lines` have the format's number and length. */
export function mrzCheckDigits(format: MrzFormat, lines: readonly string[]): MrzCheckDigit[] {
  const layout = mrzLayouts[format];
  const digits = [
    documentNumberDigit(layout, lines),
    slotDigit(layout, lines, "date-of-birth"),
    slotDigit(layout, lines, "date-of-expiry"),
    personalNumberDigit(layout, lines),
    compositeDigit(layout, lines),
  ];
  return digits.filter((digit) => digit !== null);
}

/** A digit at `at` over what stands in `ranges`. */
function checked(
  field: MrzCheckDigit["field"],
  lines: readonly string[],
  ranges: readonly MrzRange[],
  at: MrzCheckDigit["at"],
): MrzCheckDigit {
  const covered = textOf(lines, ranges);
  const sum = weightedSum(covered);
  const computed = String(sum % 10);
  const found = (lines[at[0]] ?? "").charAt(at[1]);
  return { field, covered, ranges, at, weightedSum: sum, found, computed, isValid: found === computed };
}

/** The digit behind a slot; null when the format has none. */
function slotDigit(
  layout: MrzLayout,
  lines: readonly string[],
  field: "document-number" | "date-of-birth" | "date-of-expiry",
): MrzCheckDigit | null {
  const slot = slotOf(layout, field);
  const digit = slotOf(layout, `${field}-check`);
  return slot && digit ? checked(field, lines, [rangeOf(slot)], [digit.line, digit.start]) : null;
}

/**
 * Doc 9303 parts 5 and 6, note j: of a longer number the rest and its check digit stand in the optional field. Some
 * issuers count the filler between, which shifts the weights.
 */
function documentNumberDigit(layout: MrzLayout, lines: readonly string[]): MrzCheckDigit | null {
  const short = slotDigit(layout, lines, "document-number");
  const optional = slotOf(layout, "optional");
  const slot = slotOf(layout, "document-number");
  if (short?.found !== "<" || !optional || !slot) return short;
  const rest = longNumberRest(textOf(lines, [rangeOf(optional)]));
  if (!rest) return short;
  const end = optional.start + rest.text.length;
  const at = [optional.line, end] as const;
  const tail: MrzRange = [optional.line, optional.start, end];
  const long = checked("document-number", lines, [rangeOf(slot), tail], at);
  const withFiller = checked("document-number", lines, [[slot.line, slot.start, slot.end + 1], tail], at);
  return withFiller.isValid && !long.isValid ? withFiller : long;
}

/** The tail of a long document number, its check digit, and what follows it in the optional field. */
export function longNumberRest(optional: string): { text: string; digit: string; after: string } | null {
  const match = /^([0-9A-Z]+)([0-9])(?:<|$)/.exec(optional);
  const [all, text, digit] = match ?? [];
  if (all === undefined || text === undefined || digit === undefined) return null;
  return { text, digit, after: optional.slice(all.length) };
}

/** Doc 9303 part 4, 4.2.2.2: an unused personal number's check digit may be 0 or a filler. */
function personalNumberDigit(layout: MrzLayout, lines: readonly string[]): MrzCheckDigit | null {
  const slot = slotOf(layout, "optional");
  const own = slotOf(layout, "personal-number-check");
  if (!slot || !own) return null;
  const digit = checked("personal-number", lines, [rangeOf(slot)], [own.line, own.start]);
  return digit.found === "<" && /^<*$/.test(digit.covered) ? { ...digit, isValid: true } : digit;
}

function compositeDigit(layout: MrzLayout, lines: readonly string[]): MrzCheckDigit | null {
  const slot = slotOf(layout, "composite-check");
  return slot && layout.composite
    ? checked("composite", lines, layout.composite, [slot.line, slot.start])
    : null;
}

/** What the composite check digit is computed over. */
export function compositeText(layout: MrzLayout, lines: readonly string[]): string {
  return textOf(lines, layout.composite ?? []);
}

function textOf(lines: readonly string[], ranges: readonly MrzRange[]): string {
  return ranges.map(([line, start, end]) => (lines[line] ?? "").slice(start, end)).join("");
}

function rangeOf({ line, start, end }: MrzSlot): MrzRange {
  return [line, start, end];
}

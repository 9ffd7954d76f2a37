import type { FieldName } from "#core/document/field.ts";
import { writeAamva } from "./aamva.ts";
import type { DocumentForm } from "./documents.ts";
import type { DocumentText, OddGlyph } from "./draw/drawing-input.ts";
import { falsifyDigits } from "./falsify-digits.ts";
import { integer, pick, type Random } from "./random.ts";
import type { SpecimenFault, SpecimenFields, SpecimenSide } from "./specimen.ts";
import { writeMrz } from "./write-mrz.ts";

/** What a side says, and what on it was made to tell otherwise. */
export interface ComposedText extends DocumentText {
  readonly mismatched: readonly FieldName[];
}

/** Sets the texts of one side of a document, with the faults that are in its texts. */
export function composeText(
  form: DocumentForm,
  side: SpecimenSide,
  { fields, faults, random }: { fields: SpecimenFields; faults: readonly SpecimenFault[]; random: Random },
): ComposedText {
  const { mrz: format, hasBarcode = false } = form.sides[side];
  const other = tellOtherwise(fields, random);
  const isPrintOther = faults.includes("mrz-print-mismatch");
  const isBarcodeOther = faults.includes("barcode-mismatch");
  const lines = format ? writeMrz(format, { ...fields, documentCode: form.code }) : [];
  const printedLines = format && faults.includes("wrong-digits") ? falsifyDigits(format, lines) : lines;
  return {
    printed: isPrintOther ? other.fields : fields,
    mrz: format ? { format, lines: printedLines } : null,
    oddGlyph: faults.includes("shifted-font") ? drawOddGlyph(printedLines, random) : null,
    barcode: hasBarcode ? writeAamva(isBarcodeOther ? other.fields : fields) : null,
    mismatched: isPrintOther || isBarcodeOther ? other.names : [],
  };
}

/** Other words for the same document: one digit of its number, or its holder's name. */
function tellOtherwise(
  fields: SpecimenFields,
  random: Random,
): { readonly fields: SpecimenFields; readonly names: readonly FieldName[] } {
  const digit = pick(random, digitsOf(fields.documentNumber));
  const step = integer(random, 1, 9);
  const surname = pick(
    random,
    ["HOLMGREN", "PETROVA", "CASTELLANO", "BAPTISTE"].filter((name) => name !== fields.surname),
  );
  if (random() < 0.4) return { fields: { ...fields, surname }, names: ["surname"] };
  const { documentNumber: number } = fields;
  const changed = (Number.parseInt(number.charAt(digit), 36) + step) % 10;
  const documentNumber = number.slice(0, digit) + String(changed) + number.slice(digit + 1);
  return { fields: { ...fields, documentNumber }, names: ["document-number"] };
}

function digitsOf(number: string): number[] {
  const places = [...number].flatMap((character, i) => (/\d/.test(character) ? [i] : []));
  return places.length > 0 ? places : [number.length - 1];
}

function drawOddGlyph(lines: readonly string[], random: Random): OddGlyph | null {
  const places = lines.flatMap((text, line) =>
    [...text].flatMap((character, column) => (character === "<" ? [] : [{ line, column }])),
  );
  if (places.length === 0) return null;
  return { ...pick(random, places), kind: pick(random, ["other-typeface", "off-the-grid"] as const) };
}

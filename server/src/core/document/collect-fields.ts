import type { DocumentFindings, Findings } from "#core/check/evidence.ts";
import type { EvidencedField, FieldName, ReadField } from "./field.ts";
import { fieldsOfMrz } from "./fields-of-mrz.ts";
import type { MrzCheckDigit } from "./mrz.ts";

/** The value that stands for each field. */
export type ChosenFields = Readonly<Partial<Record<FieldName, EvidencedField>>>;

/** All that was read on both sides of a document, each value with the picture that it stands on. */
export function collectFields(
  findings: Pick<Findings, "documentFront" | "documentBack">,
): readonly EvidencedField[] {
  return [findings.documentFront, findings.documentBack].flatMap((side) => (side ? fieldsOf(side) : []));
}

function fieldsOf(side: DocumentFindings): readonly EvidencedField[] {
  const { mediaId } = side;
  const zone = side.mrz.value ? fieldsOfMrz(side.mrz.value) : [];
  const barcodes = side.barcodes.value.flatMap(({ licence }) => licence?.fields ?? []);
  return [...zone, ...barcodes, ...side.print.value.fields].map((field) => ({ ...field, mediaId }));
}

/** Fields of a zone that a check digit covers. */
const covered: Readonly<Partial<Record<FieldName, MrzCheckDigit["field"]>>> = {
  "document-number": "document-number",
  "date-of-birth": "date-of-birth",
  "date-of-expiry": "date-of-expiry",
};

/** What makes a reading the one to believe. */
export interface Trust {
  /** Of the zone: what its check digits say. */
  readonly checkDigits: readonly Pick<MrzCheckDigit, "field" | "isValid">[];
  /** Print below this confidence stands for nothing. */
  readonly printConfidence: number;
  /** What no check digit covers is believed before print from this confidence on. */
  readonly fieldConfidence: number;
}

/** One value for each field: of the zone where its digit is right, then of a barcode, the zone if sure, and what is printed. */
export function chooseFields(fields: readonly EvidencedField[], trust: Trust): ChosenFields {
  const known = fields.filter(
    (field) => field.source !== "print" || field.confidence >= trust.printConfidence,
  );
  const ranked = known.toSorted((a, b) => rankOf(a, trust) - rankOf(b, trust) || b.confidence - a.confidence);
  const chosen: Partial<Record<FieldName, EvidencedField>> = {};
  for (const field of ranked) chosen[field.name] ??= field;
  return chosen;
}

function rankOf({ name, source, confidence }: ReadField, trust: Trust): number {
  const { checkDigits, fieldConfidence } = trust;
  const isProven = checkDigits.some((digit) => digit.field === covered[name] && digit.isValid);
  const isRefuted = checkDigits.some((digit) => digit.field === covered[name] && !digit.isValid);
  if (source === "mrz" && isProven) return 0;
  if (source === "barcode") return 1;
  if (source === "print") return 3;
  return isRefuted || confidence < fieldConfidence ? 4 : 2;
}

import type { Point, Quad } from "#core/media/image.ts";
import type { FieldName, ReadField } from "./field.ts";
import { mrzFieldRanges } from "./mrz-field-ranges.ts";
import { mrzLayouts } from "./mrz-layout.ts";
import type { MrzFieldName, MrzRange, MrzReading } from "./mrz.ts";

const names = {
  surname: "surname",
  givenNames: "given-names",
  dateOfBirth: "date-of-birth",
  sex: "sex",
  nationality: "nationality",
  optional: "personal-number",
  documentNumber: "document-number",
  issuer: "issuer",
  dateOfExpiry: "date-of-expiry",
} as const satisfies Partial<Record<MrzFieldName, FieldName>>;

/** The zone's fields, each with the place of its characters; what is empty or in no valid form is left out. */
export function fieldsOfMrz(reading: MrzReading): readonly ReadField[] {
  const ranges = mrzFieldRanges(reading.format, reading.lines);
  const fields: ReadField[] = [];
  for (const [key, name] of Object.entries(names) as [keyof typeof names, FieldName][]) {
    const value = valueOf(reading, key);
    const [range] = ranges[key];
    if (value === undefined || !range) continue;
    fields.push({
      name,
      value,
      raw: ranges[key]
        .map((part) => textOf(reading, part))
        .join("")
        .replace(/<+$/, ""),
      source: "mrz",
      confidence: reading.fieldConfidences[key] ?? 0,
      region: regionOf(reading, range),
    });
  }
  return fields;
}

function valueOf({ fields }: MrzReading, key: keyof typeof names): string | undefined {
  const value = fields[key];
  if (value === undefined || value === "") return undefined;
  if ((key === "issuer" || key === "nationality") && !/^[A-Z]{1,3}$/.test(value)) return undefined;
  return value;
}

function textOf({ lines }: MrzReading, [line, start, end]: MrzRange): string {
  return (lines[line] ?? "").slice(start, end);
}

/** The part of the line's region that the field's characters take, without the fillers behind them. */
function regionOf(reading: MrzReading, [line, start, end]: MrzRange): Quad | null {
  const quad = reading.lineRegions[line];
  const columns = mrzLayouts[reading.format].lineLengths[line];
  if (!quad || columns === undefined) return null;
  const used = textOf(reading, [line, start, end]).replace(/<+$/, "").length;
  return sliceQuad(quad, start / columns, (start + Math.max(1, used)) / columns);
}

function sliceQuad([topLeft, topRight, bottomRight, bottomLeft]: Quad, from: number, to: number): Quad {
  return [
    between(topLeft, topRight, from),
    between(topLeft, topRight, to),
    between(bottomLeft, bottomRight, to),
    between(bottomLeft, bottomRight, from),
  ];
}

function between(a: Point, b: Point, share: number): Point {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}

import {
  type FieldName,
  fieldNames,
  type FieldSource,
  type ReadField,
} from "../../server/src/core/document/field.ts";
import { compareFields } from "../../server/src/core/document/compare-fields.ts";
import type { Ink } from "./ink.ts";
import type { SideReading } from "./read-side.ts";
import { sourceColours } from "./source-colours.ts";

const rowHeight = 27;
const size = 16;
const sources: readonly FieldSource[] = ["mrz", "print", "barcode"];
const headings: Readonly<Record<FieldSource, string>> = {
  mrz: "machine-readable zone",
  print: "print",
  barcode: "barcode",
};

interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

/** Every field as each source tells it, with its confidence, and the zone's check digits below. */
export function drawTable(
  sides: readonly SideReading[],
  ink: Ink,
  { left, top, width }: Place,
): { readonly svg: string; readonly bottom: number } {
  const fields = sides.flatMap((side) => side.fields);
  const used = sources.filter((source) => fields.some((field) => field.source === source));
  const names = fieldNames.filter((name) => fields.some((field) => field.name === name));
  const nameWidth = 190;
  const agreementWidth = 110;
  const column = (width - nameWidth - agreementWidth) / Math.max(1, used.length);
  const xOf = (index: number) => left + nameWidth + index * column;
  const head = used.map((source, i) =>
    ink.text(headings[source], {
      x: xOf(i),
      y: top + size,
      size,
      isBold: true,
      colour: sourceColours[source],
    }),
  );
  const rows = names.map((name, row) => {
    const y = top + (row + 2) * rowHeight - 9;
    const rule = `<path d="M${left} ${y - size - 2}h${width}" stroke="#d5dae1"/>`;
    const cells = used.map((source, i) =>
      drawCell(readingOf(fields, name, source), ink, { x: xOf(i), y, room: column - 16 }),
    );
    const verdict = agreementOf(fields.filter((field) => field.name === name));
    const tone = verdict === "differ" ? "#b3261e" : "#5a6675";
    return (
      rule +
      ink.text(name, { x: left, y, size, colour: "#5a6675" }) +
      cells.join("") +
      ink.text(verdict, { x: left + width - agreementWidth, y, size, colour: tone })
    );
  });
  const bottom = top + (names.length + 1) * rowHeight + 12;
  const digits = drawDigits(sides, ink, { x: left, y: bottom + 14 });
  return { svg: head.join("") + rows.join("") + digits, bottom: digits === "" ? bottom : bottom + 22 };
}

function readingOf(
  fields: readonly ReadField[],
  name: FieldName,
  source: FieldSource,
): ReadField | undefined {
  return fields.find((field) => field.name === name && field.source === source);
}

function drawCell(
  field: ReadField | undefined,
  ink: Ink,
  { x, y, room }: { x: number; y: number; room: number },
): string {
  if (!field) return ink.text("–", { x, y, size, colour: "#98a2b0" });
  const percent = `${Math.floor(field.confidence * 100)} %`;
  return (
    ink.text(field.value, { x, y, size, isBold: true, room: room - 52 }) +
    ink.text(percent, { x: x + room - 44, y, size: size - 3, colour: "#5a6675" })
  );
}

/** What the sources say of one field, beside each other. */
function agreementOf(readings: readonly ReadField[]): string {
  const [first, ...others] = readings;
  if (!first || others.length === 0) return "one source";
  const found = others.map((other) => compareFields(first.name, first.value, other.value));
  if (found.includes("different")) return "differ";
  return found.includes("similar") ? "similar" : "agree";
}

function drawDigits(sides: readonly SideReading[], ink: Ink, at: { x: number; y: number }): string {
  const told = sides.flatMap(({ mrz }) => {
    if (!mrz) return [];
    const valid = mrz.checkDigits.filter((digit) => digit.isValid).length;
    const repair = mrz.repair ? ", one character repaired" : "";
    return [`${mrz.format} zone: ${valid} of ${mrz.checkDigits.length} check digits right${repair}`];
  });
  return told.length === 0 ? "" : ink.text(told.join(" · "), { ...at, size, colour: sourceColours.mrz });
}

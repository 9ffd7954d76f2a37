import type { Examination } from "#core/document/examine-document.ts";
import type { EvidencedField } from "#core/document/field.ts";
import { documentLayout } from "./document-layout.ts";
import { evidenceAsText } from "./show-evidence.ts";
import { pairs, table } from "./table.ts";
import type { Paint } from "./terminal.ts";

/** What a person wants to know of a document: what it is, its fields with their sources, and the checks. */
export function documentAsText({ document, front, checks }: Examination, paint: Paint): string {
  const { type, issuer, side, source } = document.documentClass;
  const { zone } = document;
  const facts = pairs(
    [
      ["kind", type],
      ["issuer", issuer],
      ["side", side],
      ["told by", source],
      ["layout", front.print.value.template],
      ["zone", zone && `${zone.mrz.format}\n${zone.mrz.lines.join("\n")}`],
      ["read from", document.basis],
    ],
    paint,
  );
  const fields = table(["Field", "Value", "Source", "Sure", ""], document.matrix.flatMap(rowsOf), paint);
  return [facts, fields, evidenceAsText(checks, paint)].join("\n\n");

  function rowsOf({ readings, agreement }: Examination["document"]["matrix"][number]) {
    return readings.map((reading) => [
      reading.name,
      { text: reading.value, style: isChosen(reading) ? ("bold" as const) : ("dim" as const) },
      `${reading.source}, ${reading.mediaId}`,
      percent(reading.confidence),
      agreement === "alone" ? "" : agreement,
    ]);
  }

  function isChosen(reading: EvidencedField): boolean {
    return document.chosen[reading.name] === reading;
  }
}

/** The front's lines of text with their places, for whoever writes a template. */
export function layoutAsText({ front }: Examination, paint: Paint): string {
  const { size, lines } = documentLayout(front);
  const rows = lines.map(({ text, at }) => [at.join(", "), text]);
  return table([`left, top, width, height of ${size.join(" × ")}`, "Text"], rows, paint);
}

/** For machines: every reading, every measurement, every check. */
export function documentAsJson({ document, front, back, checks }: Examination) {
  const { documentClass, basis, matrix, chosen } = document;
  const layout = documentLayout(front);
  return {
    documentClass,
    basis,
    fields: chosen,
    consistency: matrix,
    checks,
    layout,
    pictures: { front, back },
  };
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

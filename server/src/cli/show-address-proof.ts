import type { AddressComparison } from "#core/document/compare-address.ts";
import type { AddressProofJudgement } from "#core/document/judge-address-proof.ts";
import type { AddressProofReading, PdfForensics } from "#core/document/proof-of-address.ts";
import { type CellValue, pairs, table } from "./table.ts";
import type { Paint, Style } from "./terminal.ts";

const styles: Readonly<Record<AddressProofJudgement["verdict"], Style>> = {
  pass: "green",
  unsure: "yellow",
  fail: "red",
};

/** A proof of address as read, what its file tells, and what follows from both. */
export function addressProofAsText(
  reading: AddressProofReading,
  judgement: AddressProofJudgement,
  paint: Paint,
): string {
  const { kind, source, pages, fields, forensics } = reading;
  const about = pairs(
    [
      ["kind", kind],
      ["read from", source],
      ["pages", pages],
    ],
    paint,
  );
  const read = table(
    ["Field", "Value", "Confidence", "Page"],
    fields.map(({ name, value, confidence, page }) => [name, value, confidence, page]),
    paint,
  );
  const told = forensics ? [pairs(forensicPairs(forensics), paint)] : [];
  return [about, read, ...told, pairs(judgementPairs(judgement), paint)].join("\n\n");
}

function forensicPairs(forensics: PdfForensics): readonly (readonly [string, CellValue])[] {
  const { isFromEditor, hasSignature, hasScript } = forensics;
  return [
    ["made with", [forensics.creator, forensics.producer].filter((name) => name !== null).join(", ") || null],
    ["an editor", isFromEditor],
    ["made", forensics.createdAt],
    ["changed", forensics.modifiedAt],
    ["appended", forensics.incrementalUpdates],
    ["signed", hasSignature],
    ["text over text", forensics.overlaidTexts],
    ["hidden texts", forensics.hiddenTexts],
    ["notes", forensics.annotationTexts],
    ["stray fonts", forensics.strayFonts.join(", ") || null],
    ["a program", hasScript],
  ];
}

function judgementPairs(judgement: AddressProofJudgement): readonly (readonly [string, CellValue])[] {
  const { verdict, name, address, age, issuer, cues } = judgement;
  return [
    ["verdict", { text: verdict, style: styles[verdict] }],
    ["name", name],
    ["address", typeof address === "string" ? address : comparisonAsText(address)],
    ["age", age],
    ["issuer", issuer],
    ["cues", cues.join(", ") || null],
  ];
}

function comparisonAsText({ result, differs, missing, misspelt }: AddressComparison): string {
  const parts = Object.entries({ differs, missing, misspelt }).flatMap(([how, list]) =>
    list.length > 0 ? [`${how}: ${list.join(", ")}`] : [],
  );
  return [result, ...parts].join("; ");
}

import type { Policy } from "#core/decision/policy.ts";
import { type DocumentClass, classifyDocument } from "#core/document/classify-document.ts";
import { type ChosenFields, chooseFields, collectFields } from "#core/document/collect-fields.ts";
import { type ConsistencyRow, consistencyMatrix } from "#core/document/consistency.ts";
import type { DocumentSide } from "#core/document/document.ts";
import type { EvidencedField } from "#core/document/field.ts";
import { isReadWell } from "#core/document/is-read-well.ts";
import type { MrzReading } from "#core/document/mrz.ts";
import type { DocumentFindings, Findings } from "./evidence.ts";

/** The picture of the document with the best reading of the zone. */
export interface ReadZone {
  readonly mrz: MrzReading;
  readonly side: DocumentFindings;
}

/** One of the document's pictures with what it shows. */
export interface ClassifiedPicture {
  readonly side: DocumentFindings;
  /** As which it was uploaded. */
  readonly uploadedAs: DocumentSide;
  readonly documentClass: DocumentClass;
}

/** What both pictures of the document tell together. */
export interface DocumentCase {
  readonly zone: ReadZone | null;
  /** Every reading of every field. */
  readonly fields: readonly EvidencedField[];
  /** The same, source beside source. */
  readonly matrix: readonly ConsistencyRow[];
  /** One value for each field. */
  readonly chosen: ChosenFields;
  /** Of the picture that tells most surely. */
  readonly documentClass: DocumentClass;
  readonly pictures: readonly ClassifiedPicture[];
  /** What the data rests on: a zone or a barcode with check characters, print alone, or nothing that will do. */
  readonly basis: "zone" | "barcode" | "print" | "none";
}

/** Puts together what was read. Pure. */
export function documentCase(findings: Findings, { thresholds }: Policy): DocumentCase {
  const zone = bestZone(findings, thresholds);
  const fields = collectFields(findings);
  const { fieldConfidence, printConfidence } = thresholds;
  const checkDigits = zone?.mrz.checkDigits ?? [];
  const chosen = chooseFields(fields, { checkDigits, printConfidence, fieldConfidence });
  const pictures = classifyPictures(findings);
  const documentClass = surest(pictures.map((picture) => picture.documentClass));
  return {
    ...{ zone, fields, chosen, documentClass, pictures },
    matrix: consistencyMatrix(fields, fieldConfidence),
    basis: basisOf(zone, pictures, chosen, thresholds),
  };
}

function classifyPictures({ documentFront, documentBack }: Findings): readonly ClassifiedPicture[] {
  const pictures = [
    { side: documentFront, uploadedAs: "front" as const },
    { side: documentBack, uploadedAs: "back" as const },
  ];
  return pictures.flatMap(({ side, uploadedAs }) => {
    if (!side) return [];
    const [mrz, print, barcodes] = [side.mrz.value, side.print.value, side.barcodes.value];
    return [{ side, uploadedAs, documentClass: classifyDocument({ mrz, print, barcodes }) }];
  });
}

const nothing: DocumentClass = { type: null, issuer: null, side: null, source: "none", confidence: 0 };

function surest(classes: readonly DocumentClass[]): DocumentClass {
  return classes.toSorted((a, b) => b.confidence - a.confidence)[0] ?? nothing;
}

/** Without these a document tells nobody apart. */
const essential = ["document-number", "date-of-birth"] as const;

function basisOf(
  zone: ReadZone | null,
  pictures: readonly ClassifiedPicture[],
  chosen: ChosenFields,
  thresholds: Policy["thresholds"],
): DocumentCase["basis"] {
  if (zone && isReadWell(zone.mrz, thresholds.mrzConfidence)) return "zone";
  const barcodes = pictures.flatMap(({ side }) => side.barcodes.value);
  if (barcodes.some(({ licence }) => licence !== null)) return "barcode";
  const isNamed = chosen.surname !== undefined || chosen["full-name"] !== undefined;
  return isNamed && essential.every((name) => chosen[name] !== undefined) ? "print" : "none";
}

function bestZone(
  { documentFront, documentBack }: Findings,
  { mrzConfidence }: Policy["thresholds"],
): ReadZone | null {
  const zones = [documentFront, documentBack].flatMap((side) =>
    side?.mrz.value ? [{ side, mrz: side.mrz.value }] : [],
  );
  return (
    zones.find(({ mrz }) => isReadWell(mrz, mrzConfidence)) ??
    zones.toSorted((a, b) => b.mrz.confidence - a.mrz.confidence)[0] ??
    null
  );
}

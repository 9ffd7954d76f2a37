import type { BarcodeReading, LicenceReading } from "./barcode.ts";
import type { DocumentSide, DocumentType } from "./document.ts";
import type { FieldSource } from "./field.ts";
import type { MrzFormat, MrzReading } from "./mrz.ts";
import type { PrintReading } from "./print.ts";
import { typeOfMrz } from "./type-of-mrz.ts";

/** What a picture shows; null where it does not tell. */
export interface DocumentClass {
  readonly type: DocumentType | null;
  /** Three letters of ICAO Doc 9303 (Germany: D). */
  readonly issuer: string | null;
  readonly side: DocumentSide | null;
  /** What told it. */
  readonly source: FieldSource | "none";
  /** 0 to 1. */
  readonly confidence: number;
}

/** What was read on one picture. */
export interface ClassifiedReadings {
  readonly mrz: MrzReading | null;
  readonly print: PrintReading;
  readonly barcodes: readonly BarcodeReading[];
}

/** Zones below this mean probability may have been read into something else. */
const sureOfZone = 0.5;

/** By the zone, else by a licence's barcode, else by the words that are printed. Print fills in what these leave open. */
export function classifyDocument({ mrz, print, barcodes }: ClassifiedReadings): DocumentClass {
  const printed: DocumentClass = { ...print.documentClass, source: "print" };
  if (mrz && mrz.confidence >= sureOfZone) return classOfZone(mrz, printed);
  const licence = barcodes.find((barcode) => barcode.licence !== null)?.licence;
  if (licence) return classOfLicence(licence, printed);
  return printed.type || printed.issuer || printed.side ? printed : { ...printed, source: "none" };
}

/** Where a form's zone stands; on documents of two sides the cards' zones are on the back. */
const sides: Readonly<Record<MrzFormat, DocumentSide>> = {
  TD1: "back",
  TD2: "front",
  TD3: "front",
  "MRV-A": "front",
  "MRV-B": "front",
  "FR-ID": "front",
  "CH-DL": "back",
};

function classOfZone(mrz: MrzReading, printed: DocumentClass): DocumentClass {
  const { format, fields, confidence } = mrz;
  const type = typeOfMrz(mrz);
  return {
    // "A", "C" and "I" leave the kind of card to the issuer, whose print names it.
    type: type === "identity-card" && printed.type === "residence-permit" ? printed.type : type,
    issuer: fields.issuer || printed.issuer,
    // Cards of some states carry portrait and zone on one side.
    side: printed.side === "front" ? "front" : sides[format],
    source: "mrz",
    confidence,
  };
}

function classOfLicence({ subfile, fields }: LicenceReading, printed: DocumentClass): DocumentClass {
  const issuer = fields.find((field) => field.name === "issuer")?.value ?? null;
  const type = subfile === "ID" ? "identity-card" : "driving-licence";
  return { type, issuer, side: printed.side ?? "back", source: "barcode", confidence: 1 };
}

import type { DocumentType } from "#core/document/document.ts";
import type { FieldName } from "#core/document/field.ts";
import type { MrzFormat } from "#core/document/mrz.ts";
import type { Box, Quad } from "#core/media/image.ts";

/**
 * What can be drawn. Cards have a front and a back; the others have everything on one side. `visa-a` and `visa-b` are
 * the two sizes of visas, `identity-card-td2` the larger size of identity cards.
 */
export const specimenTypes = [
  "passport",
  "identity-card",
  "identity-card-td2",
  "driving-licence",
  "residence-permit",
  "visa-a",
  "visa-b",
] as const;
export type SpecimenType = (typeof specimenTypes)[number];
export type SpecimenSide = "front" | "back";
/** Those of which the two sides differ. */
export const typesWithBack: readonly SpecimenType[] = [
  "identity-card",
  "driving-licence",
  "residence-permit",
];

/** What is wrong with a specimen on purpose, and how. */
export const specimenFaults = {
  blur: "so blurred that nothing can be read",
  "wrong-digits": "check digits falsified in print",
  expired: "its date has passed",
  "no-face": "no portrait in its place",
  "screen-replay": "shown on a screen and photographed from there",
  photocopy: "a copy without colour on a sheet of paper",
  "mrz-print-mismatch": "the print tells another number or name than the zone",
  "barcode-mismatch": "the barcode tells another number or name than the print",
  "pasted-portrait": "the portrait pasted over, the second one left as it was",
  "shifted-font": "one character of the zone in another typeface or beside its place",
  "cut-off": "a part of it beyond the picture's edge",
  finger: "a finger over text",
  "glare-over-text": "a reflection that hides text",
  "two-documents": "another document beside it",
  mirrored: "left and right exchanged",
} as const;
export type SpecimenFault = keyof typeof specimenFaults;

/** How bad the picture is: 0 a flat scan, 1 to 3 photographs, as `degradations` defines. */
export type Degrade = 0 | 1 | 2 | 3;

/** What stands on a specimen. Dates are YYYY-MM-DD. */
export interface SpecimenFields {
  readonly surname: string;
  /** Empty when the holder has one name only. */
  readonly givenNames: string;
  readonly documentNumber: string;
  /** Three letters. */
  readonly issuer: string;
  /** Three letters. */
  readonly nationality: string;
  readonly dateOfBirth: string;
  readonly dateOfIssue: string;
  readonly dateOfExpiry: string;
  readonly sex: "F" | "M" | "X";
  /** Personal number or other optional data; empty when there is none. */
  readonly optional: string;
  readonly placeOfBirth: string;
  readonly address: string;
}

/** A photograph for the portrait, JPEG or PNG, and where in it the face is; its middle when left out. */
export interface SpecimenPortrait {
  readonly image: Uint8Array;
  readonly faceBox?: Box;
}

/** What to make. The same options give the same bytes. */
export interface SpecimenOptions {
  readonly type: SpecimenType;
  /** "front" when left out; means nothing where everything stands on one side. */
  readonly side?: SpecimenSide;
  readonly seed: number;
  /** YYYY-MM-DD: dates left open are set around it. */
  readonly today: string;
  /** Fields left out are made up from the seed. */
  readonly fields?: Partial<SpecimenFields>;
  /** A drawn person when left out. */
  readonly portrait?: SpecimenPortrait;
  /** Who is on the small second portrait; as on the portrait when left out. */
  readonly ghost?: SpecimenPortrait;
  /** 0 when left out. */
  readonly degrade?: Degrade;
  readonly faults?: readonly SpecimenFault[];
  /** Pixels of a photograph; 1600 × 1200 when left out. Throws RangeError when the least width of a character has no room. */
  readonly frame?: { readonly width: number; readonly height: number };
  /** "jpeg" when left out. */
  readonly format?: "jpeg" | "png";
}

/** How a picture was made worse. */
export interface Degradation {
  readonly turnDegrees: number;
  readonly tiltDegrees: number;
  /** Pixels. */
  readonly blurSigma: number;
  readonly hasGlare: boolean;
  readonly hasShadow: boolean;
  /** Share of the way to white in the middle of the reflection, 0 to 1. */
  readonly glare: number;
  /** Share of the light that the shadow takes, 0 to 1. */
  readonly shadow: number;
  /** Light on the document, 1 where white is just white. */
  readonly exposure: number;
  /** Standard deviation of the noise, of 255. */
  readonly noise: number;
  readonly jpegQuality: number;
  /** Width of an MRZ character (2.54 mm) in pixels where it is smallest. */
  readonly charWidth: number;
  /** Width of a barcode's module in pixels where it is smallest; null on a side without a barcode. */
  readonly moduleWidth: number | null;
}

/** Where in the picture something stands. */
export interface SpecimenRegion {
  readonly region: Quad;
  /** A fault hides a tenth of it or more, or cuts it off. */
  readonly isHidden: boolean;
}

/** A value that people can read on the document. */
export interface PrintedField extends SpecimenRegion {
  readonly name: FieldName;
  /** In the form of `ReadField.value`. */
  readonly value: string;
  /** As printed. */
  readonly text: string;
}

/** Where in the picture what can be read or looked for stands; null where the side has none. */
export interface SpecimenRegions {
  readonly fields: readonly PrintedField[];
  readonly mrzLines: readonly SpecimenRegion[];
  readonly portrait: SpecimenRegion | null;
  readonly ghost: SpecimenRegion | null;
  readonly barcode: SpecimenRegion | null;
}

/** What a specimen truly shows. */
export interface SpecimenTruth {
  readonly type: SpecimenType;
  readonly documentType: DocumentType;
  readonly side: SpecimenSide;
  readonly seed: number;
  /** Which of the three families of designs. */
  readonly design: number;
  /** Of its holder and itself; with the fault mrz-print-mismatch the print tells otherwise, with barcode-mismatch the barcode. */
  readonly fields: SpecimenFields;
  /** What a fault made the print or the barcode tell otherwise. */
  readonly mismatched: readonly FieldName[];
  /** As printed; null on a side without. */
  readonly mrz: { readonly format: MrzFormat; readonly lines: readonly string[] } | null;
  /** The character that the fault shifted-font changed, from zero. */
  readonly oddGlyph: { readonly line: number; readonly column: number; readonly kind: string } | null;
  /** The text of the PDF417 symbol; null on a side without. */
  readonly barcode: string | null;
  /** Pixels of the picture. */
  readonly width: number;
  readonly height: number;
  /** The document's corners in the picture; beyond its edge where the fault cut-off is. */
  readonly corners: Quad;
  /** Of the other documents in the picture. */
  readonly otherCorners: readonly Quad[];
  readonly regions: SpecimenRegions;
  readonly degrade: Degrade;
  readonly degradation: Degradation;
  readonly faults: readonly SpecimenFault[];
}

/** A picture of a document of the fictitious state Utopia, and the truth about it. */
export interface Specimen {
  readonly image: Uint8Array;
  readonly truth: SpecimenTruth;
}

import type { MrzFormat } from "#core/document/mrz.ts";
import type { Box, Quad } from "#core/media/image.ts";

export type SpecimenType = "passport" | "identity-card" | "driving-licence";
export type SpecimenSide = "front" | "back";

/**
 * What is wrong with a specimen on purpose: so blurred that nothing can be read; check digits falsified in print; its
 * date passed; no portrait in its place; shown on a screen and photographed from there.
 */
export type SpecimenFault = "blur" | "wrong-digits" | "expired" | "no-face" | "screen-replay";

/** How bad the picture is: 0 a flat scan, 1 to 3 photographs, as `degradations` defines. */
export type Degrade = 0 | 1 | 2 | 3;

/** What stands on a specimen. Dates are YYYY-MM-DD. */
export interface SpecimenFields {
  readonly surname: string;
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
  /** "front" when left out; a passport has no other. */
  readonly side?: SpecimenSide;
  readonly seed: number;
  /** YYYY-MM-DD: dates left open are set around it. */
  readonly today: string;
  /** Fields left out are made up from the seed. */
  readonly fields?: Partial<SpecimenFields>;
  readonly portrait?: SpecimenPortrait;
  /** 0 when left out. */
  readonly degrade?: Degrade;
  readonly faults?: readonly SpecimenFault[];
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
  /** Standard deviation of the noise, of 255. */
  readonly noise: number;
  readonly jpegQuality: number;
  /** Width of an MRZ character (2.54 mm) in pixels where it is smallest. */
  readonly charWidth: number;
}

/** What a specimen truly shows. */
export interface SpecimenTruth {
  readonly type: SpecimenType;
  readonly side: SpecimenSide;
  readonly fields: SpecimenFields;
  /** As printed; null on a side without. */
  readonly mrz: { readonly format: MrzFormat; readonly lines: readonly string[] } | null;
  /** The text of the PDF417 symbol; null on a side without. */
  readonly barcode: string | null;
  /** The document's corners in the picture. */
  readonly corners: Quad;
  readonly degrade: Degrade;
  readonly degradation: Degradation;
  readonly faults: readonly SpecimenFault[];
}

/** A picture of a document of the fictitious state Utopia, and the truth about it. */
export interface Specimen {
  readonly image: Uint8Array;
  readonly truth: SpecimenTruth;
}

import type { ImageRef, Measured, Quad } from "#core/media/image.ts";
import type { TextBox } from "./text.ts";

/** Machine readable zones of ICAO Doc 9303 parts 4 to 7. */
export type MrzFormat = "TD1" | "TD2" | "TD3" | "MRV-A" | "MRV-B";

/** One check digit, computed by us. */
export interface MrzCheckDigit {
  readonly field: "document-number" | "date-of-birth" | "date-of-expiry" | "personal-number" | "composite";
  /** As printed. */
  readonly found: string;
  /** As ICAO Doc 9303 part 3, section 4.9 computes it. */
  readonly computed: string;
  readonly isValid: boolean;
}

/** The zone's fields as text; "<" fillers removed, dates as YYYY-MM-DD with the century inferred. */
export interface MrzFields {
  readonly documentCode: string;
  /** Three letters as printed. */
  readonly issuer: string;
  readonly documentNumber: string;
  readonly surname: string;
  readonly givenNames: string;
  readonly nationality: string;
  /** undefined when it is no calendar date. */
  readonly dateOfBirth: string | undefined;
  readonly sex: "F" | "M" | "X";
  readonly dateOfExpiry: string | undefined;
  readonly optional: string;
}

/** What stands in the zone, with every check digit explained. */
export interface MrzReading {
  readonly format: MrzFormat;
  readonly lines: readonly string[];
  /** As read, before any repair. */
  readonly rawLines: readonly string[];
  /** The one substitution made to satisfy the check digits; null when none was. */
  readonly repair: {
    readonly line: number;
    readonly column: number;
    readonly from: string;
    readonly to: string;
    readonly cost: number;
  } | null;
  /** Mean probability of the characters, 0 to 1. */
  readonly confidence: number;
  readonly fields: MrzFields;
  /** Of the lines after repair. */
  readonly checkDigits: readonly MrzCheckDigit[];
  readonly region: Quad;
}

/** Reads the zone from an image and the text lines found in it; null where there is none. */
export interface MrzReader {
  /** `today` (YYYY-MM-DD) settles the century of two-digit years. */
  read(image: ImageRef, boxes: readonly TextBox[], today: string): Promise<Measured<MrzReading | null>>;
}

import type { ImageRef, Measured, Quad } from "#core/media/image.ts";
import type { TextBox } from "./text.ts";

/**
 * Machine readable zones of ICAO Doc 9303 parts 4 to 7, of France's identity cards till 2021 and of Switzerland's
 * driving licences.
 */
export type MrzFormat = "TD1" | "TD2" | "TD3" | "MRV-A" | "MRV-B" | "FR-ID" | "CH-DL";

/** A span of columns of one line: line, first column, column after the last; all from zero. */
export type MrzRange = readonly [line: number, start: number, end: number];

/** One check digit, computed by us, with what a person needs to compute it again. */
export interface MrzCheckDigit {
  readonly field: "document-number" | "date-of-birth" | "date-of-expiry" | "personal-number" | "composite";
  /** What it is computed over, as it stands in the zone. */
  readonly covered: string;
  /** Where that stands. */
  readonly ranges: readonly MrzRange[];
  /** Line and column of the digit itself. */
  readonly at: readonly [line: number, column: number];
  /** Each character's value times its weight (7, 3, 1 in turn), summed up; the digit is what dividing by ten leaves. */
  readonly weightedSum: number;
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

export type MrzFieldName = keyof MrzFields;

/** A state's code that was read doubtfully and taken for the likeliest one that exists. */
export interface MrzCorrection {
  readonly line: number;
  /** Of the code's first letter. */
  readonly column: number;
  readonly from: string;
  readonly to: string;
}

/**
 * How evenly a zone is set: cues for a person, never a verdict. Zones are printed in one go and in one typeface, so a
 * character of another size, or beside its place, was put there later. What a photograph does to it is in
 * `docs/documents.md`.
 */
export interface MrzPrint {
  /** How far characters stand from the line's own steady grid, in distances of neighbours. */
  readonly spacingRms: number;
  readonly spacingMax: number;
  /** By how much the lines' distances of neighbours differ, as a share. */
  readonly pitchSpread: number;
  /** By how much characters are higher or lower than the others, as a share; digits and letters each by themselves. */
  readonly heightRms: number;
  readonly heightMax: number;
  /** How far characters stand above or below the line's own baseline, in distances of neighbours. */
  readonly baselineRms: number;
  readonly baselineMax: number;
}

/** What stands in the zone, with every check digit explained. */
export interface MrzReading {
  readonly format: MrzFormat;
  /** As read, corrected and repaired. */
  readonly lines: readonly string[];
  /** As read, before any correction or repair. */
  readonly rawLines: readonly string[];
  readonly corrections: readonly MrzCorrection[];
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
  /**
   * Of each field the format has: the probability of its least sure character, its fillers included, 0 to 1. No check
   * digit covers names, states and sex, so this is what tells of them.
   */
  readonly fieldConfidences: Readonly<Partial<Record<MrzFieldName, number>>>;
  /** Of `lines`. */
  readonly checkDigits: readonly MrzCheckDigit[];
  readonly region: Quad;
  /** Of each line, from its first character's left edge to its last one's right edge. */
  readonly lineRegions: readonly Quad[];
  /** Null where the picture is too small or too unclear to tell. */
  readonly print: MrzPrint | null;
}

/** What came of looking for a zone; the value is null where none was read. */
export interface MrzFinding extends Measured<MrzReading | null> {
  /** Whether a zone stands there the wrong way round, as in a mirror: it was not read, since no document looks so. */
  readonly isMirrored: boolean;
}

/** Reads the zone from an image and the text lines found in it. */
export interface MrzReader {
  /** `today` (YYYY-MM-DD) settles the century of two-digit years. */
  read(image: ImageRef, boxes: readonly TextBox[], today: string): Promise<MrzFinding>;
}

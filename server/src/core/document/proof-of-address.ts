import type { ModelRef } from "#core/media/image.ts";

/** One value of a bill, statement or letter, as read. */
export interface AddressProofField {
  readonly name:
    | "full-name"
    | "address"
    // Where the supply is, when the letter names it beside the address to which it goes.
    | "service-address"
    | "issuer"
    | "date-of-issue"
    | "account-number";
  /** Dates as YYYY-MM-DD; an address in one line, its parts divided by ", ". */
  readonly value: string;
  readonly raw: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** From 1. */
  readonly page: number;
}

/** What a PDF tells of its making; each is a cue for a person, never a verdict. */
export interface PdfForensics {
  readonly producer: string | null;
  readonly creator: string | null;
  /** Text as in the file, PDF's own form of a date. */
  readonly createdAt: string | null;
  readonly modifiedAt: string | null;
  /** How often something was appended after the file was first written. */
  readonly incrementalUpdates: number;
  readonly hasSignature: boolean;
  /** Pieces of text that lie over other text or over a filled rectangle that hides text. */
  readonly overlaidTexts: number;
  /** Pieces of text in the file that nobody sees on the page; they are not read. */
  readonly hiddenTexts: number;
  /** Pieces of text that were put on the page as a note, not as part of it. */
  readonly annotationTexts: number;
  /** Fonts that set a few characters only, among lines of another font. */
  readonly strayFonts: readonly string[];
  /** Whether producer or creator is a picture or PDF editor. */
  readonly isFromEditor: boolean;
  /** Whether it carries a program. None is ever run. */
  readonly hasScript: boolean;
}

/** A proof of address as read. */
export interface AddressProofReading {
  readonly kind: "utility-bill" | "bank-statement" | "tax-document" | "government-letter" | "other";
  /** Where the text came from. */
  readonly source: "text-layer" | "picture";
  readonly pages: number;
  readonly fields: readonly AddressProofField[];
  /** Null for a picture. */
  readonly forensics: PdfForensics | null;
  readonly models: readonly ModelRef[];
}

/** Reads proofs of address: PDF, JPEG or PNG. */
export interface AddressProofReader {
  /** `today` is YYYY-MM-DD. Throws CoreError "image-unreadable" or "image-format-unsupported". */
  read(bytes: Uint8Array, today: string): Promise<AddressProofReading>;
}

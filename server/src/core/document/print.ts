import type { ImageRef, Measured } from "#core/media/image.ts";
import type { DocumentSide, DocumentType } from "./document.ts";
import type { ReadField } from "./field.ts";
import type { TextBox } from "./text.ts";

/** A line of text with what it says. */
export interface TextLine {
  readonly box: TextBox;
  readonly text: string;
  /** Mean probability of the characters, 0 to 1. */
  readonly confidence: number;
}

/** What the words on a document say it is; null where they do not tell. */
export interface PrintClass {
  readonly type: DocumentType | null;
  /** Three letters of ICAO Doc 9303. */
  readonly issuer: string | null;
  readonly side: DocumentSide | null;
  /** 0 to 1. */
  readonly confidence: number;
}

/** The zone that people read: its lines, what they say it is, and its fields. */
export interface PrintReading {
  readonly lines: readonly TextLine[];
  /** The layout that the fields were read by; null when only general labels were at hand. */
  readonly template: string | null;
  readonly documentClass: PrintClass;
  /** At most one field of each name. */
  readonly fields: readonly ReadField[];
}

/** Reads what people read, by labels and by layouts that can be added. */
export interface PrintReader {
  /** `boxes` are the lines to read; `today` (YYYY-MM-DD) settles the century of two-digit years. */
  read(image: ImageRef, boxes: readonly TextBox[], today: string): Promise<Measured<PrintReading>>;
}

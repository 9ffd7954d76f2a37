import type { ImageRef, Measured, Quad } from "#core/media/image.ts";
import type { ReadField } from "./field.ts";

/** A two-dimensional barcode on a document. */
export interface BarcodeReading {
  readonly symbology: "PDF417";
  /** As decoded, control characters included. */
  readonly text: string;
  readonly region: Quad;
  /** What the text says, when it is in the form of the AAMVA DL/ID Card Design Standard; else null. */
  readonly licence: LicenceReading | null;
}

/** A driving licence's or identity card's data by the AAMVA DL/ID Card Design Standard. */
export interface LicenceReading {
  /** As the header says: 0 before the standard of 2000, 1 for that, 2 to 11 and later ones since. */
  readonly version: number;
  /** Six digits; who issued it. Empty when the header is lost. */
  readonly issuerId: string;
  /** Of the issuer, as in ISO 3166-2 ("US-VA", "CA-ON"); null when the number is not known. */
  readonly jurisdiction: string | null;
  /** DL, ID or EN, the first subfile. */
  readonly subfile: string;
  readonly fields: readonly ReadField[];
  /** Every element as it stands there, the unknown ones too: its three letters → its text. */
  readonly elements: Readonly<Record<string, string>>;
}

/** Finds and reads barcodes. */
export interface BarcodeReader {
  read(image: ImageRef): Promise<Measured<readonly BarcodeReading[]>>;
}

import type { FaceFinding } from "#core/face/face.ts";
import type { Measured } from "#core/media/image.ts";
import type { ImageQuality } from "#core/media/image-quality.ts";
import type { BarcodeReading } from "./barcode.ts";
import type { DocumentAuthenticity } from "./document-authenticity.ts";
import type { DocumentQuality } from "./document-quality.ts";
import type { MrzFinding, MrzReading } from "./mrz.ts";
import type { NationalNumberVerdict } from "./national-number.ts";
import type { DocumentOutline } from "./outline.ts";
import type { PrintReading } from "./print.ts";

/** All that the engines measure on one picture of a document. */
export interface DocumentReading {
  readonly width: number;
  readonly height: number;
  /** Of the whole picture. */
  readonly quality: Measured<ImageQuality>;
  readonly outline: Measured<DocumentOutline>;
  /** Of the document alone. */
  readonly documentQuality: Measured<DocumentQuality>;
  /** Missing in evidence that was kept before it was measured. */
  readonly authenticity?: Measured<DocumentAuthenticity>;
  readonly mrz: Measured<MrzReading | null> & Partial<Pick<MrzFinding, "isMirrored">>;
  readonly print: Measured<PrintReading>;
  readonly barcodes: Measured<readonly BarcodeReading[]>;
  /** Of the number that the state gave the holder; null when none was read. */
  readonly nationalNumber: NationalNumberVerdict | null;
  /** Largest first. */
  readonly faces: Measured<readonly FaceFinding[]>;
}

import type { BarcodeReading } from "#core/document/barcode.ts";
import type { MrzFinding } from "#core/document/mrz.ts";
import type { DocumentAuthenticity } from "#core/document/document-authenticity.ts";
import type { DocumentQuality } from "#core/document/document-quality.ts";
import type { DocumentOutline } from "#core/document/outline.ts";
import type { PrintReading } from "#core/document/print.ts";
import type { AddressProofReading } from "#core/document/proof-of-address.ts";
import type { TextBox } from "#core/document/text.ts";
import type { AgeEstimate } from "#core/age/age.ts";
import type { FaceFinding, FaceTemplate } from "#core/face/face.ts";
import type { FaceQuality, PictureLight } from "#core/face/face-quality.ts";
import type { FrameTrace } from "#core/liveness/burst.ts";
import type { LivenessSignals } from "#core/liveness/liveness.ts";
import type { Box, Measured, Quad } from "#core/media/image.ts";
import type { ImageQuality } from "#core/media/image-quality.ts";
import type { Raster } from "./raster.ts";

/** What an engine worker can do with a picture that it holds, by name. */
export interface EngineOperations {
  readonly "quality.measure": (raster: Raster, region?: Quad) => Promise<Measured<ImageQuality>>;
  readonly "text.find": (raster: Raster) => Promise<Measured<readonly TextBox[]>>;
  readonly "documentQuality.measure": (
    raster: Raster,
    outline: DocumentOutline,
    boxes: readonly TextBox[],
    faces?: readonly Box[],
  ) => Promise<Measured<DocumentQuality>>;
  readonly "authenticity.measure": (
    raster: Raster,
    outline: DocumentOutline,
    faces: readonly Box[],
    quality: Pick<DocumentQuality, "blur" | "textHeight">,
  ) => Promise<Measured<DocumentAuthenticity>>;
  readonly "outlines.locate": (
    raster: Raster,
    boxes: readonly TextBox[],
  ) => Promise<Measured<DocumentOutline>>;
  readonly "mrz.read": (raster: Raster, boxes: readonly TextBox[], today: string) => Promise<MrzFinding>;
  readonly "print.read": (
    raster: Raster,
    boxes: readonly TextBox[],
    today: string,
  ) => Promise<Measured<PrintReading>>;
  readonly "barcodes.read": (raster: Raster) => Promise<Measured<readonly BarcodeReading[]>>;
  readonly "faces.detect": (raster: Raster) => Promise<Measured<readonly FaceFinding[]>>;
  readonly "faces.trace": (raster: Raster) => Promise<Measured<FrameTrace>>;
  readonly "faceQuality.measurePicture": (raster: Raster) => Promise<Measured<PictureLight>>;
  readonly "faceQuality.measureFace": (raster: Raster, face: FaceFinding) => Promise<Measured<FaceQuality>>;
  readonly "embeddings.embed": (raster: Raster, face: FaceFinding) => Promise<FaceTemplate>;
  readonly "liveness.measure": (raster: Raster, face: FaceFinding) => Promise<Measured<LivenessSignals>>;
  readonly "ages.estimate": (raster: Raster, face: FaceFinding) => Promise<Measured<AgeEstimate>>;
}

export type OperationName = keyof EngineOperations;

/** What follows the picture. */
export type OperationArguments<Name extends OperationName> =
  Parameters<EngineOperations[Name]> extends [Raster, ...infer Rest] ? Rest : never;

/** What the operation resolves to. */
export type OperationResult<Name extends OperationName> = Awaited<ReturnType<EngineOperations[Name]>>;

/** What an engine worker can do with a whole file, of which it holds nothing afterwards, by name. */
export interface FileOperations {
  readonly "address-proofs.read": (bytes: Uint8Array, today: string) => Promise<AddressProofReading>;
}

export type FileOperationName = keyof FileOperations;

/** What follows the file. */
export type FileOperationArguments<Name extends FileOperationName> =
  Parameters<FileOperations[Name]> extends [Uint8Array, ...infer Rest] ? Rest : never;

/** What the operation resolves to. */
export type FileOperationResult<Name extends FileOperationName> = Awaited<ReturnType<FileOperations[Name]>>;

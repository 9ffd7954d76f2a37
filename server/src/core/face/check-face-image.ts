import { CoreError } from "#core/errors.ts";
import type { ImageRef } from "#core/media/image.ts";
import type { Ports } from "#core/ports.ts";
import {
  faultOfFaceLight,
  faultOfLight,
  faultOfPlacement,
  placementMeasurements,
  warningsOfFace,
} from "./check-face-image-face.ts";
import { faultOfFile, warningsOfFile } from "./check-face-image-file.ts";
import { type FaceImageLevel, faceImageLimits } from "./face-image-limits.ts";
import type { FaceFinding } from "./face.ts";
import type { FaceImageFault, FaceImageMeasurements, FaceImageWarning } from "./face-image.ts";

type Needs = Pick<Ports, "imageHeaders"> & {
  readonly engines: Pick<Ports["engines"], "images" | "faces" | "faceQuality">;
};

/** A picture to check. It is held in memory alone, and only as long as it is looked at. */
export interface FaceImage {
  readonly bytes: Uint8Array;
  readonly level: FaceImageLevel;
  /** Whether a JPEG below the advised quality is refused instead of warned of. */
  readonly isQualityStrict: boolean;
}

/** What the checks said: a fault, or what was found of the one face. */
export type FaceImageCheck<T> = {
  readonly measurements: FaceImageMeasurements;
  readonly warnings: readonly FaceImageWarning[];
} & (
  | { readonly fault: FaceImageFault }
  | { readonly fault: undefined; readonly face: FaceFinding; readonly value: T }
);

/**
 * Checks a picture of a face in the order of `FaceImageFault` (bright and dark also before the face), and does some work
 * on it while it is open. Throws "overloaded", and what the engines and the work throw.
 */
export async function checkFaceImage<T>(
  ports: Needs,
  picture: FaceImage,
  work: (image: ImageRef, face: FaceFinding) => Promise<T>,
): Promise<FaceImageCheck<T>> {
  const { bytes, level, isQualityStrict } = picture;
  const file = { byteCount: bytes.length, header: await ports.imageHeaders.read(bytes) };
  const limits = faceImageLimits[level];
  const measurements = { bytes: bytes.length, ...file.header };
  const warnings = warningsOfFile(file);
  const fault = faultOfFile(file, limits, { isQualityStrict });
  if (fault) return { fault, measurements, warnings };
  const image = await open(ports, bytes);
  if (!image) return { fault: "undecodable", measurements, warnings };
  try {
    const check = await checkOpened(ports, image, { level, work });
    return {
      ...check,
      measurements: { ...measurements, ...check.measurements },
      warnings: [...warnings, ...check.warnings],
    };
  } finally {
    await ports.engines.images.close(image);
  }
}

async function open({ engines }: Needs, bytes: Uint8Array): Promise<ImageRef | undefined> {
  try {
    return await engines.images.open(bytes);
  } catch (error) {
    if (error instanceof CoreError && error.code === "image-unreadable") return undefined;
    throw error;
  }
}

interface Looking<T> {
  readonly level: FaceImageLevel;
  readonly work: (image: ImageRef, face: FaceFinding) => Promise<T>;
}

async function checkOpened<T>(
  { engines }: Needs,
  image: ImageRef,
  { level, work }: Looking<T>,
): Promise<FaceImageCheck<T>> {
  const limits = faceImageLimits[level];
  const light = (await engines.faceQuality.measurePicture(image)).value;
  const lightFault = faultOfLight(light, limits);
  if (lightFault) return { fault: lightFault, measurements: { ...light }, warnings: [] };
  const found = (await engines.faces.detect(image)).value;
  const placement = { faces: found.filter(({ score }) => score >= limits.minFaceScore), size: image };
  const placed = { ...light, ...placementMeasurements(placement) };
  const placementFault = faultOfPlacement(placement, limits);
  const [face] = placement.faces;
  if (placementFault || !face)
    return { fault: placementFault ?? "face-not-found", measurements: placed, warnings: [] };
  const quality = (await engines.faceQuality.measureFace(image, face)).value;
  const measurements = {
    ...placed,
    faceBrightness: quality.brightness,
    sharpness: quality.sharpness,
    glareShare: quality.glareShare,
    coverage: quality.coverage,
  };
  const warnings = warningsOfFace(face, quality);
  const fault = faultOfFaceLight(quality, limits);
  if (fault) return { fault, measurements, warnings };
  return { fault: undefined, measurements, warnings, face, value: await work(image, face) };
}

import type { ImageHeader } from "#core/media/image-header.ts";
import { type FaceImageLimits, faceImageAdvice } from "./face-image-limits.ts";
import type { FaceImageFault, FaceImageWarning } from "./face-image.ts";

/** A file before it is decoded. */
export interface FaceImageFile {
  readonly byteCount: number;
  /** Undefined for what is no picture. */
  readonly header: ImageHeader | undefined;
}

/** The first fault of a file, in this order: no picture, format, bytes, sides, pixels, channels, scans. */
export function faultOfFile(
  { byteCount, header }: FaceImageFile,
  limits: FaceImageLimits,
  { isQualityStrict }: { readonly isQualityStrict: boolean },
): FaceImageFault | undefined {
  if (!header) return "undecodable";
  const quality = header.jpegQuality ?? 100;
  if (header.format === "other") return "format-unsupported";
  if (isQualityStrict && quality < faceImageAdvice.minJpegQuality) return "format-unsupported";
  if (byteCount > limits.maxBytes) return "too-many-bytes";
  if (byteCount < limits.minBytes) return "too-few-bytes";
  return faultOfSize(header, limits) ?? faultOfContent(header, limits);
}

function faultOfSize(
  { width, height }: ImageHeader,
  { minSide, maxSide, minPixels, maxPixels }: FaceImageLimits,
): FaceImageFault | undefined {
  if (height < minSide) return "too-low";
  if (height > maxSide) return "too-high";
  if (width < minSide) return "too-narrow";
  if (width > maxSide) return "too-wide";
  if (width * height < minPixels) return "too-few-pixels";
  return width * height > maxPixels ? "too-many-pixels" : undefined;
}

function faultOfContent(
  { channels, colours, scans }: ImageHeader,
  { maxScans }: FaceImageLimits,
): FaceImageFault | undefined {
  if (colours !== "rgb" || channels < 3) return "channels-missing";
  return scans > maxScans ? "undecodable" : undefined;
}

/** What may make the answer worth less. */
export function warningsOfFile({ byteCount, header }: FaceImageFile): readonly FaceImageWarning[] {
  if (!header) return [];
  const { maxBytes, minLongSide, minShortSide, maxLongSide, maxShortSide, minJpegQuality } = faceImageAdvice;
  const [shortSide, longSide] = [
    Math.min(header.width, header.height),
    Math.max(header.width, header.height),
  ];
  const found: readonly (readonly [FaceImageWarning, boolean])[] = [
    ["bytes-above-advice", byteCount > maxBytes],
    ["resolution-below-advice", longSide < minLongSide || shortSide < minShortSide],
    ["resolution-above-advice", longSide > maxLongSide || shortSide > maxShortSide],
    ["compressed-much", (header.jpegQuality ?? 100) < minJpegQuality],
  ];
  return found.flatMap(([warning, isThere]) => (isThere ? [warning] : []));
}

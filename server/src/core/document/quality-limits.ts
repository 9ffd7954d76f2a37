import type { DocumentQuality } from "./document-quality.ts";

/**
 * Beyond these a picture does not show its document well enough to be read, as `DocumentQuality` measures. Calibrated on
 * specimens whose pictures were made worse on purpose: `docs/documents.md` tells the error rates. The one table for
 * judging and for guiding whoever takes the picture.
 */
export const documentQualityLimits = {
  /** Blur of the strokes as a share of the text's height. */
  documentBlurMax: 0.075,
  /** Height of lines of text, in pixels. */
  textHeightMin: 7,
  /** Luma of the paper. */
  paperBrightnessMin: 45,
  /** Shares of the document. */
  glareOnTextMax: 0.02,
  coveredShareMax: 0.012,
  /** Share of the text's area that touches the picture's edge. */
  textAtEdgeMax: 0.25,
} as const satisfies Readonly<Record<string, number>>;

export type DocumentQualityLimits = Readonly<Record<keyof typeof documentQualityLimits, number>>;

/** What can be wrong with how a picture shows its document, in the order in which it is told. */
export type DocumentFault = "dark" | "blurred" | "covered" | "glare" | "cut-off" | "too-small";

/** What is wrong with how a picture shows its document; undefined when nothing is. */
export function faultOfDocumentQuality(
  quality: DocumentQuality,
  limits: DocumentQualityLimits,
): DocumentFault | undefined {
  const { blur, textHeight } = quality;
  if (quality.paperBrightness < limits.paperBrightnessMin) return "dark";
  if (blur !== null && blur > limits.documentBlurMax) return "blurred";
  if (quality.coveredShare > limits.coveredShareMax) return "covered";
  if (quality.glareOnText > limits.glareOnTextMax) return "glare";
  if (quality.textAtEdge > limits.textAtEdgeMax) return "cut-off";
  return textHeight !== null && textHeight < limits.textHeightMin ? "too-small" : undefined;
}

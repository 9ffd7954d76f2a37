import type { DocumentQuality } from "./document-quality.ts";

/** From which number on a picture of a document has a fault. Needs nothing but itself, so that pages in a browser use it too. */
export interface DocumentQualityLimits {
  readonly blurMax: number;
  readonly textHeightMin: number;
  readonly textContrastMin: number;
  readonly paperBrightnessMin: number;
  readonly blownShareMax: number;
  readonly glareOnTextMax: number;
  readonly glareOnPortraitMax: number;
  readonly coveredShareMax: number;
  readonly cutOffMax: number;
  readonly textAtEdgeMax: number;
  readonly tiltDegreesMax: number;
}

/** Calibrated on generated pictures by `bench/document/quality-calibration.ts`; its figures stand in docs/documents.md. */
export const documentQualityLimits: DocumentQualityLimits = {
  blurMax: 0.09,
  textHeightMin: 11,
  textContrastMin: 30,
  paperBrightnessMin: 60,
  blownShareMax: 0.4,
  glareOnTextMax: 0.01,
  glareOnPortraitMax: 0.15,
  coveredShareMax: 0.025,
  cutOffMax: 0.15,
  textAtEdgeMax: 0.1,
  tiltDegreesMax: 35,
};

/** What is wrong with a picture of a document. */
export type DocumentPictureFaultName =
  | "cut-off"
  | "text-cut-off"
  | "too-small"
  | "dark"
  | "overexposed"
  | "blurred"
  | "faint"
  | "glare"
  | "glare-on-portrait"
  | "covered"
  | "tilted";

/** A fault with what was measured, and what the person who takes the picture can do about it. */
export interface DocumentPictureFault {
  readonly name: DocumentPictureFaultName;
  readonly sentence: string;
  readonly measured: number;
  readonly limit: number;
}

const sentences: Readonly<Record<DocumentPictureFaultName, string>> = {
  "cut-off": "Part of the document is outside of the picture. Move back until all four corners show.",
  "text-cut-off": "Text runs out of the picture. Move back until all of the document shows.",
  "too-small": "The document is too small in the picture. Move closer.",
  dark: "The picture is too dark. Find more light.",
  overexposed: "The picture is too bright. Turn the flash off or move out of the sun.",
  blurred: "The picture is blurred. Hold the phone still.",
  faint: "The text is too faint to read. Find more even light.",
  glare: "A reflection hides text. Tilt the document until it is gone.",
  "glare-on-portrait": "A reflection lies on the portrait. Tilt the document until it is gone.",
  covered: "A finger covers part of the document. Hold it at its edges.",
  tilted: "The document is seen from the side. Hold the phone flat above it.",
};

/** Whether a number is too high or too low, fault by fault; what cannot be measured is no fault. */
const rules: Readonly<
  Record<
    DocumentPictureFaultName,
    (quality: DocumentQuality, limits: DocumentQualityLimits) => readonly [number | null, ">" | "<", number]
  >
> = {
  "cut-off": (quality, limits) => [quality.cutOff, ">", limits.cutOffMax],
  "text-cut-off": (quality, limits) => [quality.textAtEdge, ">", limits.textAtEdgeMax],
  "too-small": (quality, limits) => [quality.textHeight, "<", limits.textHeightMin],
  dark: (quality, limits) => [quality.paperBrightness, "<", limits.paperBrightnessMin],
  overexposed: (quality, limits) => [quality.blownShare, ">", limits.blownShareMax],
  blurred: (quality, limits) => [quality.blur, ">", limits.blurMax],
  faint: (quality, limits) => [quality.textContrast, "<", limits.textContrastMin],
  glare: (quality, limits) => [quality.glareOnText, ">", limits.glareOnTextMax],
  "glare-on-portrait": (quality, limits) => [quality.glareOnPortrait, ">", limits.glareOnPortraitMax],
  covered: (quality, limits) => [quality.coveredShare, ">", limits.coveredShareMax],
  tilted: (quality, limits) => [quality.tiltDegrees, ">", limits.tiltDegreesMax],
};

const order = Object.keys(rules) as readonly DocumentPictureFaultName[];

/** What is wrong with a picture of a document, what hinders most first. */
export function faultsOfDocumentPicture(
  quality: DocumentQuality,
  limits: DocumentQualityLimits,
): readonly DocumentPictureFault[] {
  return order.flatMap((name) => {
    const [measured, relation, limit] = rules[name](quality, limits);
    const isFault = measured !== null && (relation === ">" ? measured > limit : measured < limit);
    return isFault ? [{ name, sentence: sentences[name], measured, limit }] : [];
  });
}

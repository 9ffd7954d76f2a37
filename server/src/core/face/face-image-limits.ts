/** How strictly a picture is checked: "relaxed" where an age alone is wanted, of pictures that nobody took for it. */
export type FaceImageLevel = "standard" | "relaxed";

/** What a picture of a face has to be. Bounds are inclusive: a value on the bound passes. */
export interface FaceImageLimits {
  readonly minBytes: number;
  readonly maxBytes: number;
  readonly minSide: number;
  readonly maxSide: number;
  readonly minPixels: number;
  readonly maxPixels: number;
  /** A progressive JPEG of more scans than any encoder makes is taken for an attack. */
  readonly maxScans: number;
  /** Mean luma of the picture, then of the face. */
  readonly minBrightness: number;
  readonly maxBrightness: number;
  readonly minFaceBrightness: number;
  readonly maxFaceBrightness: number;
  /** Below it a picture is grey. */
  readonly minSaturation: number;
  readonly minFaceScore: number;
  /** Another face counts from this share of the largest one's area. */
  readonly secondFaceShare: number;
  readonly minFaceWidth: number;
  /** Area of the face by that of the picture. */
  readonly minFaceShare: number;
  readonly maxFaceShare: number;
  /** From each edge to the face, by the face's side. */
  readonly minMargin: number;
}

/**
 * Sources: [Y] the error table of Yoti's integration guide, [R] its table of requirements, [A] Yoti's older Age Scan guide
 * (faces of at least 96 × 96 pixels), [M] measured: see docs/dialects/yoti-ai.md. Where no source names a number it is ours, [O].
 */
export const faceImageLimits: Readonly<Record<FaceImageLevel, FaceImageLimits>> = {
  standard: {
    minBytes: 50_000, // [Y] 50 KB, read as kilobytes
    maxBytes: 2 * 1024 * 1024, // [Y] 2 MB, read as mebibytes; [R] says 1.5 MB, which is advice here
    minSide: 300, // [Y]
    maxSide: 2000, // [Y]
    minPixels: 90_000, // [Y]
    maxPixels: 2_100_000, // [Y]
    maxScans: 32, // [O] usual encoders make at most 10 to 12
    minBrightness: 20, // [O]
    maxBrightness: 240, // [O]
    minFaceBrightness: 35, // [O]
    maxFaceBrightness: 230, // [O]
    minSaturation: 0.02, // [M]
    minFaceScore: 0.6, // [M] as for sessions
    secondFaceShare: 0.1, // [O] a third of the width: somebody beside, not passing behind
    minFaceWidth: 96, // [A]
    minFaceShare: 0.02, // [O] 175 × 237 pixels in full HD
    maxFaceShare: 0.7, // [M]
    minMargin: 0.05, // [M]
  },
  relaxed: {
    minBytes: 0,
    maxBytes: 2 * 1024 * 1024,
    minSide: 200,
    maxSide: 2000,
    minPixels: 90_000,
    maxPixels: 2_100_000,
    maxScans: 32,
    minBrightness: 5,
    maxBrightness: 250,
    minFaceBrightness: 10,
    maxFaceBrightness: 245,
    minSaturation: 0.02,
    minFaceScore: 0.5,
    secondFaceShare: 0.25,
    minFaceWidth: 48,
    minFaceShare: 0,
    maxFaceShare: Number.POSITIVE_INFINITY,
    minMargin: Number.NEGATIVE_INFINITY,
  },
};

/** Beyond these nothing is refused, but told as a warning: the answer may be worth less. Sources as above. */
export const faceImageAdvice = {
  maxBytes: 1_500_000, // [R]
  minLongSide: 1280, // [R] 1280 × 720
  minShortSide: 720, // [R]
  maxLongSide: 1920, // [R] 1920 × 1080
  maxShortSide: 1080, // [R]
  minJpegQuality: 95, // [R] "95 to 100 quality"
  minEyeDistance: 120, // [R]
  maxYaw: 25, // [O] degrees; [R] says near frontal
  maxPitch: 30, // [O]
  maxRoll: 30, // [O]
  minEyeOpenness: 0.15, // [O] of open eyes about 0.3
  minSharpness: 0.01, // [M]
  maxGlareShare: 0.05, // [M]
  maxCoverage: 0.1, // [M]
} as const;

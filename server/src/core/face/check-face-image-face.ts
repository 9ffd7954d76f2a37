import type { ImageRef } from "#core/media/image.ts";
import type { FaceFinding } from "./face.ts";
import { type FaceImageLimits, faceImageAdvice } from "./face-image-limits.ts";
import type { FaceImageFault, FaceImageMeasurements, FaceImageWarning } from "./face-image.ts";
import type { FaceQuality, PictureLight } from "./face-quality.ts";

/** Luma beyond which a picture holds no colour that could be judged. */
const blank = { dark: 8, bright: 247 };

/** Whether a picture is grey, too dark or too bright as a whole. */
export function faultOfLight(
  { brightness, saturation }: PictureLight,
  limits: FaceImageLimits,
): FaceImageFault | undefined {
  const isBlank = brightness < blank.dark || brightness > blank.bright;
  if (!isBlank && saturation < limits.minSaturation) return "grey";
  if (brightness < limits.minBrightness) return "too-dark";
  return brightness > limits.maxBrightness ? "too-bright" : undefined;
}

/** Where the faces are in a picture, the largest first. */
export interface FacePlacement {
  readonly faces: readonly FaceFinding[];
  readonly size: Pick<ImageRef, "width" | "height">;
}

/** The first fault of the faces, in this order: none, several, small, share of the picture, room around. */
export function faultOfPlacement(
  { faces, size }: FacePlacement,
  limits: FaceImageLimits,
): FaceImageFault | undefined {
  const [face, second] = faces;
  if (!face) return "face-not-found";
  if (second && areaOf(second) >= limits.secondFaceShare * areaOf(face)) return "several-faces";
  if (face.box.width < limits.minFaceWidth) return "face-too-small";
  const share = faceShare(face, size);
  if (share < limits.minFaceShare) return "face-share-too-low";
  if (share > limits.maxFaceShare) return "face-share-too-high";
  return marginOf(face, size) < limits.minMargin ? "margin-too-small" : undefined;
}

/** Whether the face is too dark or too bright, in whatever light the picture is. */
export function faultOfFaceLight(
  { brightness }: FaceQuality,
  limits: FaceImageLimits,
): FaceImageFault | undefined {
  if (brightness > limits.maxFaceBrightness) return "too-bright";
  return brightness < limits.minFaceBrightness ? "too-dark" : undefined;
}

/** What may make the answer worth less. */
export function warningsOfFace(face: FaceFinding, quality: FaceQuality): readonly FaceImageWarning[] {
  const advice = faceImageAdvice;
  const { yaw, pitch, roll } = face.pose ?? { yaw: 0, pitch: 0, roll: 0 };
  const isTurned =
    Math.abs(yaw) > advice.maxYaw || Math.abs(pitch) > advice.maxPitch || Math.abs(roll) > advice.maxRoll;
  const found: readonly (readonly [FaceImageWarning, boolean])[] = [
    ["eyes-close-together", eyeDistance(face) < advice.minEyeDistance],
    ["turned-away", isTurned],
    ["eyes-closed", (face.eyeOpenness ?? 1) < advice.minEyeOpenness],
    ["blurred", quality.sharpness < advice.minSharpness],
    ["glaring", quality.glareShare > advice.maxGlareShare],
    ["covered", quality.coverage > advice.maxCoverage],
  ];
  return found.flatMap(([warning, isThere]) => (isThere ? [warning] : []));
}

/** The numbers behind it all. */
export function placementMeasurements({ faces, size }: FacePlacement): FaceImageMeasurements {
  const [face, second] = faces;
  if (!face) return { faces: 0 };
  return {
    faces: faces.length,
    faceScore: face.score,
    secondFaceShare: second ? areaOf(second) / areaOf(face) : 0,
    faceWidth: face.box.width,
    faceHeight: face.box.height,
    faceShare: faceShare(face, size),
    margin: marginOf(face, size),
    eyeDistance: eyeDistance(face),
    yaw: face.pose?.yaw ?? null,
    pitch: face.pose?.pitch ?? null,
    roll: face.pose?.roll ?? null,
    eyeOpenness: face.eyeOpenness ?? null,
  };
}

function areaOf({ box }: FaceFinding): number {
  return box.width * box.height;
}

function faceShare(face: FaceFinding, { width, height }: FacePlacement["size"]): number {
  return areaOf(face) / (width * height);
}

function eyeDistance({ points: { leftEye, rightEye } }: FaceFinding): number {
  return Math.hypot(rightEye.x - leftEye.x, rightEye.y - leftEye.y);
}

/** The room at the nearest edge by the face's side; below 0 where the picture cuts the face. */
function marginOf({ box }: FaceFinding, { width, height }: FacePlacement["size"]): number {
  const aside = Math.min(box.left, width - box.left - box.width) / box.width;
  const above = Math.min(box.top, height - box.top - box.height) / box.height;
  return Math.min(aside, above);
}

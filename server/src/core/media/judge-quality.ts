import { type Case, fail, type Judge, notRun, pass } from "#core/check/judgement.ts";
import type { Policy } from "#core/decision/policy.ts";
import type { ImageQuality } from "./image-quality.ts";

type Thresholds = Policy["thresholds"];

/** What is wrong with a picture, in a word; undefined when nothing is. */
export function faultOfPicture(
  quality: ImageQuality,
  { brightnessMin, brightnessMax, glareShareMax }: Thresholds,
  sharpnessMin: number,
): "blurred" | "dark" | "overexposed" | "glare" | undefined {
  if (quality.brightness < brightnessMin) return "dark";
  if (quality.brightness > brightnessMax) return "overexposed";
  if (quality.sharpness < sharpnessMin) return "blurred";
  return quality.glareShare > glareShareMax ? "glare" : undefined;
}

/** What is wrong with the picture of the document's front; a zone that was read well on it speaks for it. */
export function faultOfDocument({ findings, thresholds, document }: Case): ReturnType<typeof faultOfPicture> {
  const { documentFront: front } = findings;
  if (!front || (document.basis === "zone" && document.zone?.side === front)) return undefined;
  return faultOfPicture(front.quality.value, thresholds, thresholds.documentSharpness);
}

/** Whether the pictures are good enough to judge. */
export const judgeQuality: Judge = (subject) => {
  const { thresholds } = subject;
  const { documentFront: front, selfie } = subject.findings;
  const faults = {
    document: faultOfDocument(subject),
    selfie: selfie ? faultOfPicture(selfie.quality.value, thresholds, thresholds.selfieSharpness) : undefined,
  };
  if (!front && !selfie) return notRun("image-quality", "There is no picture to judge.");
  const measurements = {
    documentSharpness: front?.quality.value.sharpness ?? null,
    documentBrightness: front?.quality.value.brightness ?? null,
    documentGlareShare: front?.quality.value.glareShare ?? null,
    selfieSharpness: selfie?.quality.value.sharpness ?? null,
    selfieBrightness: selfie?.quality.value.brightness ?? null,
    documentFault: faults.document ?? null,
    selfieFault: faults.selfie ?? null,
  };
  const { documentSharpness, selfieSharpness, brightnessMin, brightnessMax, glareShareMax } = thresholds;
  const details = {
    measurements,
    thresholds: { documentSharpness, selfieSharpness, brightnessMin, brightnessMax, glareShareMax },
  };
  const bad = (["document", "selfie"] as const).find((picture) => faults[picture]);
  return bad
    ? fail("image-quality", "poor-quality", `The picture of the ${bad} is ${faults[bad]}.`, details)
    : pass("image-quality", "The pictures are sharp and lit well enough.", details);
};

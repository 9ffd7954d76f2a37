import { type Case, fail, type Judge, notRun, pass } from "#core/check/judgement.ts";
import type { DocumentFindings } from "#core/check/evidence.ts";
import type { Policy } from "#core/decision/policy.ts";
import { type DocumentFault, faultOfDocumentQuality } from "#core/document/quality-limits.ts";
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

/** What can be wrong with a picture of a document. */
type DocumentPictureFault = NonNullable<ReturnType<typeof faultOfPicture>> | DocumentFault;

/** What is wrong with the picture of the document's front; a zone that was read well on it speaks for it. */
export function faultOfDocument(subject: Case): DocumentPictureFault | undefined {
  const { documentFront: front } = subject.findings;
  return front ? faultOfSide(front, subject) : undefined;
}

/** How a picture shows its document matters only where that was not read. */
function faultOfSide(
  side: DocumentFindings,
  { thresholds, document }: Case,
): DocumentPictureFault | undefined {
  if (document.basis === "zone" && document.zone?.side === side) return undefined;
  return (
    faultOfPicture(side.quality.value, thresholds, thresholds.documentSharpness) ??
    (document.basis === "none" ? faultOfDocumentQuality(side.documentQuality.value, thresholds) : undefined)
  );
}

/** What to tell of each fault. */
const rules: Readonly<Record<DocumentPictureFault, (picture: string) => string>> = {
  blurred: (picture) => `The picture of the ${picture} is blurred.`,
  dark: (picture) => `The picture of the ${picture} is dark.`,
  overexposed: (picture) => `The picture of the ${picture} is overexposed.`,
  glare: (picture) => `A reflection hides part of the ${picture}.`,
  covered: (picture) => `A finger covers part of the ${picture}.`,
  "cut-off": (picture) => `Text runs beyond the edge of the picture of the ${picture}.`,
  "too-small": (picture) => `The ${picture} is too small in its picture.`,
};

/** Whether the pictures are good enough to judge. */
export const judgeQuality: Judge = (subject) => {
  const { thresholds } = subject;
  const { documentFront: front, documentBack: back, selfie } = subject.findings;
  if (!front && !selfie) return notRun("image-quality", "There is no picture to judge.");
  const faults = {
    document: faultOfDocument(subject),
    // The back's data matters only where the document was not read by its front.
    back: back && subject.document.basis === "none" ? faultOfSide(back, subject) : undefined,
    selfie: selfie ? faultOfPicture(selfie.quality.value, thresholds, thresholds.selfieSharpness) : undefined,
  };
  const details = detailsOf(subject, faults);
  const bad = (["document", "back", "selfie"] as const).find((picture) => faults[picture]);
  const fault = bad && faults[bad];
  return fault
    ? fail("image-quality", "poor-quality", rules[fault](pictureNames[bad]), details)
    : pass("image-quality", "The pictures are sharp and lit well enough.", details);
};

const pictureNames = { document: "document", back: "document's back", selfie: "selfie" } as const;

type Faults = Readonly<Record<"document" | "back" | "selfie", DocumentPictureFault | undefined>>;

function detailsOf({ findings, thresholds }: Case, faults: Faults) {
  const { documentFront: front, selfie } = findings;
  const { documentSharpness, selfieSharpness, brightnessMin, brightnessMax, glareShareMax } = thresholds;
  const { documentBlurMax, textHeightMin, paperBrightnessMin } = thresholds;
  const { glareOnTextMax, coveredShareMax, textAtEdgeMax } = thresholds;
  const look = front?.documentQuality.value;
  return {
    measurements: {
      documentSharpness: front?.quality.value.sharpness ?? null,
      documentBrightness: front?.quality.value.brightness ?? null,
      documentGlareShare: front?.quality.value.glareShare ?? null,
      documentBlur: look?.blur ?? null,
      textHeight: look?.textHeight ?? null,
      paperBrightness: look?.paperBrightness ?? null,
      glareOnText: look?.glareOnText ?? null,
      coveredShare: look?.coveredShare ?? null,
      textAtEdge: look?.textAtEdge ?? null,
      selfieSharpness: selfie?.quality.value.sharpness ?? null,
      selfieBrightness: selfie?.quality.value.brightness ?? null,
      documentFault: faults.document ?? null,
      backFault: faults.back ?? null,
      selfieFault: faults.selfie ?? null,
    },
    thresholds: {
      ...{ documentSharpness, selfieSharpness, brightnessMin, brightnessMax, glareShareMax },
      ...{ documentBlurMax, textHeightMin, paperBrightnessMin },
      ...{ glareOnTextMax, coveredShareMax, textAtEdgeMax },
    },
  };
}

import { defaultPolicy, type Policy } from "#core/decision/policy.ts";
import type { FaceFinding } from "#core/face/face.ts";
import type { ImageRef } from "#core/media/image.ts";
import { faultOfPicture } from "#core/media/judge-quality.ts";
import type { MediaRole } from "#core/media/media.ts";
import { boxQuad } from "#core/media/quad.ts";
import type { Engines } from "#core/ports.ts";
import type { Feedback, PictureFault } from "./feedback.ts";

/** What a look needs: what is quick. */
export interface LookNeeds {
  readonly engines: Pick<Engines, "images" | "quality" | "faces" | "text" | "outlines">;
}

/** Fewer lines of text than these are no side of a document. */
const fewestLines = 3;
/** A picture whose shorter side has fewer pixels shows too little. */
const smallestSide = 480;

/** Looks at a picture the moment it arrives, by the thresholds of the checks. Throws image-unreadable and overloaded. */
export async function lookAtPicture(
  { engines }: LookNeeds,
  bytes: Uint8Array,
  role: MediaRole,
): Promise<Feedback> {
  const { thresholds } = defaultPolicy;
  const image = await engines.images.open(bytes);
  try {
    const size: PictureFault[] = Math.min(image.width, image.height) < smallestSide ? ["too-small"] : [];
    const seen = await (role === "face"
      ? lookAtFace(engines, image, thresholds)
      : lookAtDocument(engines, image, { thresholds, isLetter: role === "address-proof" }));
    const faults = [...size, ...seen];
    return { verdict: faults.length > 0 ? "retake" : "good", faults };
  } finally {
    await engines.images.close(image);
  }
}

type Thresholds = Policy["thresholds"];

async function lookAtFace(
  engines: LookNeeds["engines"],
  image: ImageRef,
  thresholds: Thresholds,
): Promise<PictureFault[]> {
  const found = await engines.faces.detect(image);
  const [face, second] = found.value.filter(({ score }) => score >= thresholds.faceScore);
  const region = face && boxQuad(face.box);
  const quality = await engines.quality.measure(image, region);
  const fault = faultOfPicture(quality.value, thresholds, thresholds.selfieSharpness);
  const faults: PictureFault[] = fault ? [fault] : [];
  if (!face) return ["no-face", ...faults];
  if (face.box.width / image.width < thresholds.selfieFaceShare) faults.push("face-too-small");
  if (second && areaOf(second) / areaOf(face) >= thresholds.secondFaceShare) faults.push("several-faces");
  return faults;
}

async function lookAtDocument(
  engines: LookNeeds["engines"],
  image: ImageRef,
  { thresholds, isLetter }: { readonly thresholds: Thresholds; readonly isLetter: boolean },
): Promise<PictureFault[]> {
  const quality = await engines.quality.measure(image);
  const fault = faultOfPicture(quality.value, thresholds, thresholds.documentSharpness);
  // One thing to mend at a time, and no search for text where none can be read.
  if (fault) return [fault];
  const text = await engines.text.find(image);
  if (text.value.length < fewestLines) return ["no-document"];
  // A letter fills the picture, or is a picture made without a camera.
  if (isLetter) return [];
  const faults: PictureFault[] = [];
  const { value: outline } = await engines.outlines.locate(image, text.value);
  if (!outline.isWholePicture && outline.cutOff > thresholds.cutOffMax) faults.push("cut-off");
  if (outline.documentCount > 1) faults.push("several-documents");
  return faults;
}

function areaOf({ box }: FaceFinding): number {
  return box.width * box.height;
}

import { findPortraits } from "#core/document/portraits.ts";
import { readDocument } from "#core/document/read-document.ts";
import type { FaceTemplate } from "#core/face/face.ts";
import type { ImageRef } from "#core/media/image.ts";
import type { MediaId, MediaRole } from "#core/media/media.ts";
import { boxQuad } from "#core/media/quad.ts";
import type { Engines } from "#core/ports.ts";
import type { DocumentFindings, Findings, SelfieFindings } from "./evidence.ts";

/** A picture that is held open. */
export interface Picture {
  readonly mediaId: MediaId;
  readonly image: ImageRef;
}

/** What is to be measured: one picture of each role. */
export type Pictures = ReadonlyMap<MediaRole, Picture>;

/** What pictures of a document and a person tell, and the selfie's face to be looked for among others. */
export type PictureFindings = Pick<
  Findings,
  "documentFront" | "documentBack" | "selfie" | "faceMatch" | "ghostMatch"
> & { readonly ofSelfie: FaceTemplate | null };

/** Runs the engines over pictures. */
export async function measurePictures(
  engines: Engines,
  pictures: Pictures,
  today: string,
): Promise<PictureFindings> {
  const [documentFront, documentBack, selfie] = await Promise.all([
    measureDocument(engines, pictures.get("document-front"), today),
    measureDocument(engines, pictures.get("document-back"), today),
    measureSelfie(engines, pictures.get("face")),
  ]);
  const compared = await compareFaces(engines, pictures, { documentFront, selfie });
  return { documentFront, documentBack, selfie, ...compared };
}

async function measureDocument(
  engines: Engines,
  picture: Picture | undefined,
  today: string,
): Promise<DocumentFindings | null> {
  if (!picture) return null;
  return { mediaId: picture.mediaId, ...(await readDocument(engines, picture.image, today)) };
}

async function measureSelfie(engines: Engines, picture: Picture | undefined): Promise<SelfieFindings | null> {
  if (!picture) return null;
  const { mediaId, image } = picture;
  const { width, height } = image;
  const faces = await engines.faces.detect(image);
  const [largest] = faces.value;
  const liveness = largest ? await engines.liveness.measure(image, largest) : null;
  // The face's own rectangle: a blurred background is no fault.
  const quality = await engines.quality.measure(image, largest && boxQuad(largest.box));
  return { mediaId, width, height, quality, faces, liveness };
}

async function compareFaces(
  engines: Engines,
  pictures: Pictures,
  { documentFront: front, selfie }: Pick<Findings, "documentFront" | "selfie">,
): Promise<Pick<PictureFindings, "faceMatch" | "ghostMatch" | "ofSelfie">> {
  const selfieImage = pictures.get("face")?.image;
  const frontImage = pictures.get("document-front")?.image;
  const portraits = front && findPortraits(front.faces.value, front.outline.value.corners);
  const face = selfie?.faces.value[0];
  const { portrait, ghost } = portraits ?? {};
  const [ofPortrait, ofGhost, ofSelfie] = await Promise.all([
    frontImage && portrait && (face || ghost) ? engines.embeddings.embed(frontImage, portrait) : null,
    frontImage && ghost ? engines.embeddings.embed(frontImage, ghost) : null,
    face && selfieImage ? engines.embeddings.embed(selfieImage, face) : null,
  ]);
  const compare = (other: typeof ofGhost) =>
    ofPortrait && other ? engines.embeddings.compare(other, ofPortrait) : null;
  return { faceMatch: compare(ofSelfie), ghostMatch: compare(ofGhost), ofSelfie };
}

import { CoreError } from "#core/errors.ts";
import type { Ports } from "#core/ports.ts";
import { faceImageLimits } from "./face-image-limits.ts";
import type { FaceTemplate } from "./face.ts";

type Needs = Pick<Ports["engines"], "images" | "faces" | "embeddings">;

/** The largest face of a picture as numbers. Throws "image-unreadable", and "input-invalid" where there is none. */
export async function templateOfPicture(engines: Needs, bytes: Uint8Array): Promise<FaceTemplate> {
  const image = await engines.images.open(bytes);
  try {
    const { value: faces } = await engines.faces.detect(image);
    const face = faces.find(({ score }) => score >= faceImageLimits.standard.minFaceScore);
    if (!face) throw new CoreError("input-invalid", "no face was found on the picture");
    return await engines.embeddings.embed(image, face);
  } finally {
    await engines.images.close(image);
  }
}

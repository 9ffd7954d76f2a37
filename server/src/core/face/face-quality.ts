import type { ImageRef, Measured } from "#core/media/image.ts";
import type { FaceFinding } from "./face.ts";

/** Light and colour of a whole picture. */
export interface PictureLight {
  /** Mean luma, 0 to 255. */
  readonly brightness: number;
  /** How much of the light is coloured, 0 to 1; a grey picture has next to nothing, however dark. */
  readonly saturation: number;
}

/** How well a face can be seen. */
export interface FaceQuality {
  /** Mean luma of the face, 0 to 255. */
  readonly brightness: number;
  /** Variance of the Laplacian over that of luma, the face 160 px wide: blur lowers it. */
  readonly sharpness: number;
  /** Share of the face that is blown out, 0 to 1. */
  readonly glareShare: number;
  /** How far the colour around the mouth is from that of the cheeks under the eyes, 0 to 1: a cover raises it. */
  readonly coverage: number;
}

/** Measures light and faces by plain arithmetic. */
export interface FaceQualityMeter {
  measurePicture(image: ImageRef): Promise<Measured<PictureLight>>;
  measureFace(image: ImageRef, face: FaceFinding): Promise<Measured<FaceQuality>>;
}

import type { FaceQuality, PictureLight } from "#core/face/face-quality.ts";
import type { FaceFinding } from "#core/face/face.ts";
import type { Measured } from "#core/media/image.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { faceQuality } from "./face-patch.ts";
import { pictureLight } from "./light.ts";

/** Measures light and faces of a decoded picture; plain arithmetic without a net. */
export interface RasterFaceQualityMeter {
  measurePicture(raster: Raster): Promise<Measured<PictureLight>>;
  measureFace(raster: Raster, face: FaceFinding): Promise<Measured<FaceQuality>>;
}

/** Needs no model. */
export const faceQualityMeter: RasterFaceQualityMeter = {
  measurePicture: async (raster) => ({ value: pictureLight(raster), models: [] }),
  measureFace: async (raster, face) => ({ value: faceQuality(raster, face), models: [] }),
};

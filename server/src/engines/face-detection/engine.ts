import type { FaceFinding } from "#core/face/face.ts";
import type { FrameTrace } from "#core/liveness/burst.ts";
import type { Measured } from "#core/media/image.ts";
import type { ModelStore } from "#engines/runtime/model-store.ts";
import { openNet } from "#engines/runtime/net.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { findFaces } from "./find-faces.ts";
import { faceDetectorModel, faceMeshModel } from "./model.ts";
import { traceFrame } from "./trace-frame.ts";

/** Finds faces in a decoded picture, largest first; sideways or upside-down ones only when none is upright. */
export interface LoadedFaceDetector {
  detect(raster: Raster): Promise<Measured<readonly FaceFinding[]>>;
  /** Looks at one picture of a burst. */
  trace(raster: Raster): Promise<Measured<FrameTrace>>;
}

/** Loads both nets. Throws ModelError when a file cannot be had. */
export async function loadFaceDetector(models: ModelStore): Promise<LoadedFaceDetector> {
  const [detector, mesh] = await Promise.all([
    models.path(faceDetectorModel.name).then(openNet),
    models.path(faceMeshModel.name).then(openNet),
  ]);
  const refs = [models.ref(faceDetectorModel.name), models.ref(faceMeshModel.name)];
  const nets = { detector, mesh };
  return {
    detect: async (raster) => ({ value: await findFaces(nets, raster), models: refs }),
    trace: async (raster) => ({ value: await traceFrame(nets, raster), models: refs }),
  };
}

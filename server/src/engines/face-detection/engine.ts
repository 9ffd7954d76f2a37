import type { FaceFinding } from "#core/face/face.ts";
import type { FrameTrace } from "#core/liveness/burst.ts";
import type { Measured } from "#core/media/image.ts";
import type { ModelStore } from "#engines/runtime/model-store.ts";
import { type Net, openNet } from "#engines/runtime/net.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { findFaces, findOwnFaces } from "./find-faces.ts";
import { loadOwnDetector } from "./own-detector.ts";
import { faceDetectorModel, faceMeshModel } from "./model.ts";
import { traceFrame } from "./trace-frame.ts";

/** Finds faces in a decoded picture, largest first; sideways or upside-down ones only when none is upright. */
export interface LoadedFaceDetector {
  detect(raster: Raster): Promise<Measured<readonly FaceFinding[]>>;
  /** Looks at one picture of a burst. */
  trace(raster: Raster): Promise<Measured<FrameTrace>>;
}

/**
 * Loads both nets. Where a description of the operator's own detector is given, that finds the faces of single pictures;
 * bursts are still looked at by ours. Throws ModelError when a file cannot be had.
 */
export async function loadFaceDetector(
  models: ModelStore,
  { own }: { readonly own?: string | undefined } = {},
): Promise<LoadedFaceDetector> {
  const [detector, mesh] = await Promise.all([
    models.path(faceDetectorModel.name).then(openNet),
    models.path(faceMeshModel.name).then(openNet),
  ]);
  const refs = [models.ref(faceDetectorModel.name), models.ref(faceMeshModel.name)];
  const nets = { detector, mesh };
  return {
    detect:
      own === undefined
        ? async (raster) => ({ value: await findFaces(nets, raster), models: refs })
        : await ownDetection(models, mesh, own),
    trace: async (raster) => ({ value: await traceFrame(nets, raster), models: refs }),
  };
}

async function ownDetection(
  models: ModelStore,
  mesh: Net,
  path: string,
): Promise<LoadedFaceDetector["detect"]> {
  const own = await loadOwnDetector(path);
  const refs = [own.ref, models.ref(faceMeshModel.name)];
  return async (raster) => ({
    value: await findOwnFaces({ mesh, raster }, await own.detect(raster)),
    models: refs,
  });
}

import type { FaceFinding } from "#core/face/face.ts";
import type { LivenessSignals } from "#core/liveness/liveness.ts";
import type { Measured } from "#core/media/image.ts";
import type { ModelStore } from "#engines/runtime/model-store.ts";
import { openNet } from "#engines/runtime/net.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { warpShrunk } from "#engines/runtime/pyramid.ts";
import { fuse } from "./fuse.ts";
import { textureModel } from "./model.ts";
import { loadOwnTexture } from "./own-texture.ts";
import { liveShare } from "./postprocess.ts";
import { contextBox, contextCrop, textureSide, toTextureInput } from "./preprocess.ts";
import { measureSignals } from "./signals/measure-signals.ts";

/** Measures passive liveness of one face in a decoded picture. */
export interface LoadedLivenessMeter {
  measure(raster: Raster, face: FaceFinding): Promise<Measured<LivenessSignals>>;
}

/**
 * Loads the texture net, or the operator's own by its description, unless it is switched off: then nothing is loaded and
 * the other signals decide alone. An own net decides alone, for the calibration is that of the other.
 */
export async function loadLivenessMeter(
  models: ModelStore,
  { isTextureOn = true, own }: { readonly isTextureOn?: boolean; readonly own?: string | undefined } = {},
): Promise<LoadedLivenessMeter> {
  if (!isTextureOn)
    return { measure: async (raster, face) => ({ value: signalsOf(raster, face, null), models: [] }) };
  if (own !== undefined) return ownMeter(own);
  const net = await openNet(await models.path(textureModel.name));
  const [input = "", output = ""] = [net.inputNames[0], net.outputNames[0]];
  const ref = models.ref(textureModel.name);
  return {
    measure: async (raster, face) => {
      const matrix = contextCrop(contextBox(face.box, raster));
      const crop = warpShrunk(raster, matrix, textureSide, textureSide);
      const logits = (await net.run({ [input]: toTextureInput(crop) }))[output];
      const texture = logits ? liveShare(logits.data) : null;
      return { value: signalsOf(raster, face, texture), models: [ref] };
    },
  };
}

async function ownMeter(path: string): Promise<LoadedLivenessMeter> {
  const own = await loadOwnTexture(path);
  return {
    measure: async (raster, face) => ({
      value: {
        texture: await own.measure(raster, face),
        measurements: { ...measureSignals(raster, face) },
      },
      models: [own.ref],
    }),
  };
}

function signalsOf(raster: Raster, face: FaceFinding, texture: number | null): LivenessSignals {
  const signals = measureSignals(raster, face);
  return { texture, measurements: { ...signals }, fused: fuse(signals, texture) };
}

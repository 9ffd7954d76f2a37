import type { TextBox } from "#core/document/text.ts";
import type { Measured } from "#core/media/image.ts";
import type { ModelStore } from "#engines/runtime/model-store.ts";
import { openNet } from "#engines/runtime/net.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { resizeRaster } from "#engines/runtime/warp.ts";
import { textDetector } from "./model.ts";
import { toTextBoxes } from "./postprocess.ts";
import { detectorSize, toDetectorInput } from "./preprocess.ts";

/** Finds lines of text in a decoded picture, in any orientation, the widest first. */
export interface LoadedTextFinder {
  find(raster: Raster): Promise<Measured<readonly TextBox[]>>;
}

/** Loads the detector. Throws ModelError when its file cannot be had. */
export async function loadTextFinder(models: ModelStore): Promise<LoadedTextFinder> {
  const net = await openNet(await models.path(textDetector.name));
  const [input = "", output = ""] = [net.inputNames[0], net.outputNames[0]];
  const ref = models.ref(textDetector.name);
  return {
    find: async (raster) => {
      const { width, height } = detectorSize(raster.width, raster.height);
      const scaled = await resizeRaster(raster, width, height);
      const map = (await net.run({ [input]: toDetectorInput(scaled) }))[output];
      const data = map?.data ?? new Float32Array(0);
      const value = toTextBoxes({
        data,
        width,
        height,
        imageWidth: raster.width,
        imageHeight: raster.height,
      });
      return { value, models: [ref] };
    },
  };
}

import type { TextBox } from "#core/document/text.ts";
import type { Measured } from "#core/media/image.ts";
import type { ModelStore } from "#engines/runtime/model-store.ts";
import { type Net, openNet } from "#engines/runtime/net.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { resizeRaster } from "#engines/runtime/warp.ts";
import { textDetector } from "./model.ts";
import { toTextBoxes } from "./postprocess.ts";
import { detectorSize, toDetectorInput } from "./preprocess.ts";
import { cutOut, textRegion } from "./text-region.ts";

/** Finds lines of text in a decoded picture, in any orientation, the widest first. */
export interface LoadedTextFinder {
  find(raster: Raster): Promise<Measured<readonly TextBox[]>>;
}

/** Loads the detector. Throws ModelError when its file cannot be had. */
export async function loadTextFinder(models: ModelStore): Promise<LoadedTextFinder> {
  const net = await openNet(await models.path(textDetector.name));
  const ref = models.ref(textDetector.name);
  return { find: async (raster) => ({ value: await findText(net, raster), models: [ref] }) };
}

/** Text that fills little of the picture is looked at again from nearby: its lines would run together. */
async function findText(net: Net, raster: Raster): Promise<TextBox[]> {
  const boxes = await detect(net, raster);
  const part = textRegion(boxes, raster);
  if (!part) return boxes;
  const nearer = await detect(net, cutOut(raster, part));
  return nearer.map((box) => ({
    ...box,
    center: { x: box.center.x + part.left, y: box.center.y + part.top },
  }));
}

async function detect(net: Net, raster: Raster): Promise<TextBox[]> {
  const [input = "", output = ""] = [net.inputNames[0], net.outputNames[0]];
  const { width, height } = detectorSize(raster.width, raster.height);
  const scaled = await resizeRaster(raster, width, height);
  const map = (await net.run({ [input]: toDetectorInput(scaled) }))[output];
  const data = map?.data ?? new Float32Array(0);
  return toTextBoxes({ data, width, height, imageWidth: raster.width, imageHeight: raster.height });
}

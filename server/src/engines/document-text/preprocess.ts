import type { NetTensor } from "#engines/runtime/net.ts";
import type { Raster } from "#engines/runtime/raster.ts";

const side = 960;
const maxUpscale = 3;
const step = 32;
const mean = [0.485, 0.456, 0.406];
const deviation = [0.229, 0.224, 0.225];

/** The size at which the detector sees a picture: long side 960 px, small pictures enlarged, multiples of 32. */
export function detectorSize(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(maxUpscale, side / Math.max(width, height));
  const round = (length: number) => Math.max(step, Math.round((length * scale) / step) * step);
  return { width: round(width), height: round(height) };
}

const noLevels = new Float32Array(256);

/** What a channel's levels are to the net. */
function levelsOf(channel: number): Float32Array {
  const scale = 1 / (255 * (deviation[channel] ?? 1));
  const shift = (mean[channel] ?? 0) / (deviation[channel] ?? 1);
  return Float32Array.from({ length: 256 }, (_, level) => level * scale - shift);
}

/** BGR planes, normalised with ImageNet's mean and deviation, as PP-OCR was trained. */
export function toDetectorInput(raster: Raster): NetTensor {
  const { width, height, data } = raster;
  const size = width * height;
  const planes = new Float32Array(3 * size);
  const levels = [0, 1, 2].map(levelsOf);
  const [blue = noLevels, green = noLevels, red = noLevels] = levels;
  for (let i = 0, p = 0; i < size; i += 1, p += 3) {
    planes[i] = blue[data[p + 2] ?? 0] ?? 0;
    planes[size + i] = green[data[p + 1] ?? 0] ?? 0;
    planes[2 * size + i] = red[data[p] ?? 0] ?? 0;
  }
  return { data: planes, dims: [1, 3, height, width] };
}

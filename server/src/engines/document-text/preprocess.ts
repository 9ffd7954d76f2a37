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

/** BGR planes, normalised with ImageNet's mean and deviation, as PP-OCR was trained. */
export function toDetectorInput(raster: Raster): NetTensor {
  const { width, height, data } = raster;
  const size = width * height;
  const planes = new Float32Array(3 * size);
  for (let c = 0; c < 3; c += 1) {
    const scale = 1 / (255 * (deviation[c] ?? 1));
    const shift = (mean[c] ?? 0) / (deviation[c] ?? 1);
    for (let i = 0; i < size; i += 1) planes[c * size + i] = (data[i * 3 + 2 - c] ?? 0) * scale - shift;
  }
  return { data: planes, dims: [1, 3, height, width] };
}

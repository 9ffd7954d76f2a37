import type { NetTensor } from "#engines/runtime/net.ts";
import type { Raster } from "#engines/runtime/raster.ts";

const xceptionMean = [122.782, 117.001, 104.298];
const faceresMean = [103.939, 116.779, 123.68];

/** Planes of red, green and blue, less face-api's means, by 255. */
export function toXceptionInput({ width, height, data }: Raster): NetTensor {
  const count = width * height;
  const planes = new Float32Array(3 * count);
  for (let c = 0; c < 3; c += 1) {
    for (let i = 0; i < count; i += 1) {
      planes[c * count + i] = ((data[i * 3 + c] ?? 0) - (xceptionMean[c] ?? 0)) / 255;
    }
  }
  return { data: planes, dims: [1, 3, height, width] };
}

/** Blue, green and red of each pixel, less the means of ImageNet as Caffe used them. */
export function toFaceresInput({ width, height, data }: Raster): NetTensor {
  const pixels = new Float32Array(data.length);
  for (let i = 0; i < width * height; i += 1) {
    for (let c = 0; c < 3; c += 1) pixels[i * 3 + c] = (data[i * 3 + 2 - c] ?? 0) - (faceresMean[c] ?? 0);
  }
  return { data: pixels, dims: [1, height, width, 3] };
}

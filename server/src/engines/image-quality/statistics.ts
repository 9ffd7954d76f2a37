import type { ImageQuality } from "#core/media/image-quality.ts";
import type { Raster } from "#engines/runtime/raster.ts";

const darkBelow = 32;
const blownOutFrom = 250;

/** Mean and standard deviation. */
export function meanAndDeviation(values: Uint8Array): { mean: number; deviation: number } {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? 0;
    sum += value;
    squares += value * value;
  }
  const mean = sum / values.length;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / values.length - mean * mean)) };
}

/** Variance of the Laplacian (four neighbours) over all inner pixels: blur lowers it. */
export function laplacianVariance(luma: Uint8Array, width: number, height: number): number {
  const at = (i: number): number => luma[i] ?? 0;
  let sum = 0;
  let squares = 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let i = y * width + 1; i < (y + 1) * width - 1; i += 1) {
      const value = at(i - 1) + at(i + 1) + at(i - width) + at(i + width) - 4 * at(i);
      sum += value;
      squares += value * value;
    }
  }
  const count = (width - 2) * (height - 2);
  return squares / count - (sum / count) ** 2;
}

/** Shares of blown-out and of dark pixels, and the mean difference between a pixel's channels. */
export function colourShares(
  raster: Raster,
  luma: Uint8Array,
): Pick<ImageQuality, "glareShare" | "darkShare" | "chroma"> {
  let glare = 0;
  let dark = 0;
  let chroma = 0;
  for (let i = 0, p = 0; i < luma.length; i += 1, p += 3) {
    const red = raster.data[p] ?? 0;
    const green = raster.data[p + 1] ?? 0;
    const blue = raster.data[p + 2] ?? 0;
    const least = Math.min(red, green, blue);
    if (least >= blownOutFrom) glare += 1;
    if ((luma[i] ?? 0) < darkBelow) dark += 1;
    chroma += Math.max(red, green, blue) - least;
  }
  const count = luma.length;
  return { glareShare: glare / count, darkShare: dark / count, chroma: chroma / count };
}

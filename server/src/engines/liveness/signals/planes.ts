import type { Box } from "#core/media/image.ts";
import type { Raster } from "#engines/runtime/raster.ts";

/** One number for each pixel. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** Luma and the difference of red and blue, of a part of a picture. */
export interface Planes {
  readonly luma: Plane;
  readonly redBlue: Plane;
}

/** Cuts a part out of a picture as far as the picture reaches: every pixel, or one in `step` across and down. */
export function planesOf(raster: Raster, part: Box, step = 1): Planes {
  const left = Math.max(0, Math.floor(part.left));
  const top = Math.max(0, Math.floor(part.top));
  const across = Math.min(raster.width, Math.ceil(part.left + part.width)) - left;
  const down = Math.min(raster.height, Math.ceil(part.top + part.height)) - top;
  const [width, height] = [Math.max(1, Math.floor(across / step)), Math.max(1, Math.floor(down / step))];
  const luma = new Float32Array(width * height);
  const redBlue = new Float32Array(width * height);
  const { data } = raster;
  for (let y = 0, i = 0; y < height; y += 1) {
    let at = ((top + y * step) * raster.width + left) * 3;
    for (let x = 0; x < width; x += 1, i += 1, at += 3 * step) {
      const red = data[at] ?? 0;
      const blue = data[at + 2] ?? 0;
      luma[i] = 0.299 * red + 0.587 * (data[at + 1] ?? 0) + 0.114 * blue;
      redBlue[i] = red - blue;
    }
  }
  return { luma: { width, height, data: luma }, redBlue: { width, height, data: redBlue } };
}

const widest = 400;

/** The whole picture's luma, halved until it is at most 400 pixels wide, and how much smaller it is. */
export function shrunkLuma({ width, height, data }: Raster): Plane & { readonly scale: number } {
  let factor = 1;
  while (Math.floor(width / factor) > widest) factor *= 2;
  const [w, h] = [Math.max(1, Math.floor(width / factor)), Math.max(1, Math.floor(height / factor))];
  const luma = new Float32Array(w * h);
  const count = factor * factor * 256;
  for (let y = 0; y < h; y += 1) {
    for (let row = y * factor; row < (y + 1) * factor; row += 1) {
      let at = row * width * 3;
      for (let i = y * w; i < (y + 1) * w; i += 1) {
        let sum = 0;
        for (const end = at + 3 * factor; at < end; at += 3)
          sum += (data[at] ?? 0) * 77 + (data[at + 1] ?? 0) * 150 + (data[at + 2] ?? 0) * 29;
        luma[i] = (luma[i] ?? 0) + sum;
      }
    }
  }
  for (let i = 0; i < luma.length; i += 1) luma[i] = (luma[i] ?? 0) / count;
  return { width: w, height: h, data: luma, scale: 1 / factor };
}

/** Half as wide and high, each pixel the mean of four. */
export function halved({ width, height, data }: Plane): Plane {
  const [w, h] = [Math.max(1, width >> 1), Math.max(1, height >> 1)];
  const half = new Float32Array(w * h);
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) {
      const i = 2 * y * width + 2 * x;
      const [right, below] = [2 * x + 1 < width ? 1 : 0, 2 * y + 1 < height ? width : 0];
      half[y * w + x] =
        ((data[i] ?? 0) + (data[i + right] ?? 0) + (data[i + below] ?? 0) + (data[i + below + right] ?? 0)) /
        4;
    }
  }
  return { width: w, height: h, data: half };
}

/** Mean size of the Laplacian: how much there is of what changes from pixel to pixel. */
export function roughness({ width, height, data }: Plane): number {
  let sum = 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let i = y * width + 1; i < (y + 1) * width - 1; i += 1) {
      const around =
        (data[i - 1] ?? 0) + (data[i + 1] ?? 0) + (data[i - width] ?? 0) + (data[i + width] ?? 0);
      sum += Math.abs(around - 4 * (data[i] ?? 0));
    }
  }
  return sum / Math.max(1, (width - 2) * (height - 2));
}

/** The values below which shares of the pixels lie; of many pixels some tell as much as all. */
export function quantiles({ data }: Plane, shares: readonly number[]): readonly number[] {
  const step = Math.max(1, Math.floor(data.length / 4000));
  const some = new Float32Array(Math.ceil(data.length / step));
  for (let i = 0; i < some.length; i += 1) some[i] = data[i * step] ?? 0;
  some.sort();
  return shares.map((share) => some[Math.min(some.length - 1, Math.floor(share * some.length))] ?? 0);
}

import sharp from "sharp";
import type { Point } from "#core/media/image.ts";
import type { Raster } from "./raster.ts";

/**
 * Maps a destination pixel to its place in the source: x' = a·x + b·y + tx, y' = c·x + d·y + ty.
 * Whole numbers are the centres of pixels.
 */
export type Affine = readonly [a: number, b: number, tx: number, c: number, d: number, ty: number];

const maxSamplesPerSide = 8;

/** Cuts and turns a picture: bilinear, averaged over several samples a pixel when it shrinks; outside is `fill`. */
// oxlint-disable-next-line max-params -- the destination's size and colour read best as in any imaging library
export function warpAffine(raster: Raster, matrix: Affine, width: number, height: number, fill = 0): Raster {
  const [a, b, tx, c, d, ty] = matrix;
  const place = (x: number, y: number, at: Float64Array): void => {
    at[0] = a * x + b * y + tx;
    at[1] = c * x + d * y + ty;
  };
  const shrink = Math.max(Math.hypot(a, c), Math.hypot(b, d));
  return resample(raster, { width, height, fill, place, samples: samplesPerSide(shrink) });
}

/** How many samples a side one destination pixel needs when it covers `shrink` source pixels. */
export function samplesPerSide(shrink: number): number {
  return shrink > 1.5 ? Math.min(maxSamplesPerSide, Math.round(shrink)) : 1;
}

/** How to fill a picture from another: `place` writes into `at` where in the source a destination point lies. */
export interface Resampling {
  readonly width: number;
  readonly height: number;
  readonly fill: number;
  readonly samples: number;
  readonly place: (x: number, y: number, at: Float64Array) => void;
}

/** Fills a picture from another by any mapping of points. */
export function resample(raster: Raster, to: Resampling): Raster {
  const { width, height, samples, place } = to;
  const data = new Uint8Array(width * height * 3);
  const at = new Float64Array(2);
  const sum = new Float64Array(3);
  const count = samples * samples;
  const first = 0.5 / samples - 0.5;
  for (let y = 0, p = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, p += 3) {
      sum[0] = 0;
      sum[1] = 0;
      sum[2] = 0;
      for (let k = 0; k < count; k += 1) {
        const row = Math.trunc(k / samples);
        place(x + first + (k - row * samples) / samples, y + first + row / samples, at);
        addSample(raster, at, to.fill, sum);
      }
      data[p] = Math.floor((sum[0] ?? 0) / count + 0.5);
      data[p + 1] = Math.floor((sum[1] ?? 0) / count + 0.5);
      data[p + 2] = Math.floor((sum[2] ?? 0) / count + 0.5);
    }
  }
  return { width, height, data };
}

function addSample(raster: Raster, at: Float64Array, fill: number, sum: Float64Array): void {
  const { width, height, data } = raster;
  const u = at[0] ?? 0;
  const v = at[1] ?? 0;
  if (!(u >= -1 && v >= -1 && u <= width && v <= height)) {
    for (let c = 0; c < 3; c += 1) sum[c] = (sum[c] ?? 0) + fill;
    return;
  }
  const x = Math.min(Math.max(u, 0), width - 1);
  const y = Math.min(Math.max(v, 0), height - 1);
  const x0 = Math.trunc(x);
  const y0 = Math.trunc(y);
  const fx = x - x0;
  const fy = y - y0;
  const p = (y0 * width + x0) * 3;
  const right = x0 + 1 < width ? 3 : 0;
  const below = y0 + 1 < height ? width * 3 : 0;
  for (let c = 0, q = p; c < 3; c += 1, q += 1) {
    const upper = (data[q] ?? 0) * (1 - fx) + (data[q + right] ?? 0) * fx;
    const lower = (data[q + below] ?? 0) * (1 - fx) + (data[q + below + right] ?? 0) * fx;
    sum[c] = (sum[c] ?? 0) + upper * (1 - fy) + lower * fy;
  }
}

/** The least-squares similarity (turn, scale, shift) that takes `reference` (destination) to `points` (source). */
export function similarityTransform(reference: readonly Point[], points: readonly Point[]): Affine {
  const from = centroid(reference);
  const to = centroid(points);
  let a = 0;
  let b = 0;
  let norm = 0;
  reference.forEach((point, i) => {
    const target = points[i] ?? to;
    const x = point.x - from.x;
    const y = point.y - from.y;
    const u = target.x - to.x;
    const v = target.y - to.y;
    a += x * u + y * v;
    b += x * v - y * u;
    norm += x * x + y * y;
  });
  a /= norm;
  b /= norm;
  return [a, -b, to.x - a * from.x + b * from.y, b, a, to.y - b * from.x - a * from.y];
}

function centroid(points: readonly Point[]): Point {
  let x = 0;
  let y = 0;
  for (const point of points) {
    x += point.x / points.length;
    y += point.y / points.length;
  }
  return { x, y };
}

/** Scales a whole picture to exactly `width` × `height`, antialiased. */
export async function resizeRaster(raster: Raster, width: number, height: number): Promise<Raster> {
  if (raster.width === width && raster.height === height) return raster;
  const data = await sharp(raster.data, { raw: { width: raster.width, height: raster.height, channels: 3 } })
    .resize({ width, height, fit: "fill", kernel: "linear" })
    .raw()
    .toBuffer();
  return { width, height, data };
}

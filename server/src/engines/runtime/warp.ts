import sharp from "sharp";
import type { Point } from "#core/media/image.ts";
import { plainBytes, type Raster } from "./raster.ts";

/**
 * Maps a destination pixel to its place in the source: x' = a·x + b·y + tx, y' = c·x + d·y + ty.
 * Whole numbers are the centres of pixels.
 */
export type Affine = readonly [a: number, b: number, tx: number, c: number, d: number, ty: number];

const maxSamplesPerSide = 8;
/** Samples a side from which on there is no need to look between pixels. */
const denseSamples = 3;

/** Cuts and turns a picture: bilinear, averaged over several samples a pixel when it shrinks; outside is `fill`. */
// oxlint-disable-next-line max-params -- the destination's size and colour read best as in any imaging library
export function warpAffine(raster: Raster, matrix: Affine, width: number, height: number, fill = 0): Raster {
  const [a, b, , c, d] = matrix;
  const shrink = Math.max(Math.hypot(a, c), Math.hypot(b, d));
  const samples = samplesPerSide(shrink);
  return resample(raster, { width, height, fill, samples, matrix: [...matrix, 0, 0, 1] });
}

/** How many samples a side one destination pixel needs when it covers `shrink` source pixels. */
export function samplesPerSide(shrink: number): number {
  return shrink > 1.5 ? Math.min(maxSamplesPerSide, Math.round(shrink)) : 1;
}

/**
 * Maps a destination point to its place in the source, row by row: x' = (a·x + b·y + tx) / w, y' = (c·x + d·y + ty) / w,
 * w = g·x + h·y + i.
 */
export type Projective = readonly [...Affine, g: number, h: number, i: number];

/** How to fill a picture from another. */
export interface Resampling {
  readonly width: number;
  readonly height: number;
  readonly fill: number;
  readonly samples: number;
  readonly matrix: Projective;
}

/** Fills a picture from another, seen from elsewhere. */
export function resample(raster: Raster, resampling: Resampling): Raster {
  if (resampling.samples === 1) return resampleOnce(raster, resampling);
  return resampling.samples < denseSamples ? resampleFew(raster, resampling) : gather(raster, resampling);
}

/** One long loop: pictures are filled so all the time. */
function resampleFew(raster: Raster, { width, height, fill, samples, matrix }: Resampling): Raster {
  const [a, b, tx, c, d, ty, g, h, i] = matrix;
  const { width: columns, height: rows, data: from } = raster;
  const [right, bottom] = [columns - 1, rows - 1];
  const data = new Uint8Array(width * height * 3);
  const count = samples * samples;
  const first = 0.5 / samples - 0.5;
  const step = 1 / samples;
  for (let y = 0, p = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, p += 3) {
      let [red, green, blue] = [0, 0, 0];
      for (let j = 0, sy = y + first; j < samples; j += 1, sy += step) {
        for (let k = 0, sx = x + first; k < samples; k += 1, sx += step) {
          const w = g * sx + h * sy + i;
          const u = (a * sx + b * sy + tx) / w;
          const v = (c * sx + d * sy + ty) / w;
          if (!(u >= -1 && v >= -1 && u <= columns && v <= rows)) {
            red += fill;
            green += fill;
            blue += fill;
            continue;
          }
          const px = Math.min(Math.max(u, 0), right);
          const py = Math.min(Math.max(v, 0), bottom);
          const x0 = px | 0;
          const y0 = py | 0;
          const fx = px - x0;
          const fy = py - y0;
          const q = (y0 * columns + x0) * 3;
          const r = x0 < right ? q + 3 : q;
          const below = y0 < bottom ? columns * 3 : 0;
          const upperLeft = (1 - fx) * (1 - fy);
          const upperRight = fx * (1 - fy);
          const lowerLeft = (1 - fx) * fy;
          const lowerRight = fx * fy;
          red +=
            (from[q] ?? 0) * upperLeft +
            (from[r] ?? 0) * upperRight +
            (from[q + below] ?? 0) * lowerLeft +
            (from[r + below] ?? 0) * lowerRight;
          green +=
            (from[q + 1] ?? 0) * upperLeft +
            (from[r + 1] ?? 0) * upperRight +
            (from[q + below + 1] ?? 0) * lowerLeft +
            (from[r + below + 1] ?? 0) * lowerRight;
          blue +=
            (from[q + 2] ?? 0) * upperLeft +
            (from[r + 2] ?? 0) * upperRight +
            (from[q + below + 2] ?? 0) * lowerLeft +
            (from[r + below + 2] ?? 0) * lowerRight;
        }
      }
      data[p] = red / count + 0.5;
      data[p + 1] = green / count + 0.5;
      data[p + 2] = blue / count + 0.5;
    }
  }
  return { width, height, data };
}

/** The same with one sample a pixel, which most pictures are filled with. */
function resampleOnce(raster: Raster, { width, height, fill, matrix }: Resampling): Raster {
  const [a, b, tx, c, d, ty, g, h, i] = matrix;
  const { width: columns, height: rows, data: from } = raster;
  const [right, bottom, stride] = [columns - 1, rows - 1, columns * 3];
  const data = new Uint8Array(width * height * 3).fill(fill);
  for (let y = 0, p = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, p += 3) {
      const w = g * x + h * y + i;
      const u = (a * x + b * y + tx) / w;
      const v = (c * x + d * y + ty) / w;
      if (!(u >= -1 && v >= -1 && u <= columns && v <= rows)) continue;
      const px = Math.min(Math.max(u, 0), right);
      const py = Math.min(Math.max(v, 0), bottom);
      const x0 = px | 0;
      const y0 = py | 0;
      const fx = px - x0;
      const fy = py - y0;
      // The four pixels around: left and right above, left and right below.
      const q = y0 * stride + x0 * 3;
      const r = x0 < right ? q + 3 : q;
      const s = y0 < bottom ? q + stride : q;
      const t = s + r - q;
      const [wq, wr, ws, wt] = [(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy];
      for (let k = 0; k < 3; k += 1) {
        const upper = (from[q + k] ?? 0) * wq + (from[r + k] ?? 0) * wr;
        data[p + k] = upper + (from[s + k] ?? 0) * ws + (from[t + k] ?? 0) * wt + 0.5;
      }
    }
  }
  return { width, height, data };
}

/** Many samples a pixel lie as close as the source's pixels do: each takes the one that it lies on. */
function gather(raster: Raster, { width, height, fill, samples, matrix }: Resampling): Raster {
  const [a, b, tx, c, d, ty, g, h, i] = matrix;
  const { width: columns, height: rows, data: from } = raster;
  const data = new Uint8Array(width * height * 3);
  const count = samples * samples;
  const first = 0.5 / samples - 0.5;
  const step = 1 / samples;
  for (let y = 0, p = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, p += 3) {
      let [red, green, blue] = [0, 0, 0];
      for (let j = 0, sy = y + first; j < samples; j += 1, sy += step) {
        for (let k = 0, sx = x + first; k < samples; k += 1, sx += step) {
          const w = g * sx + h * sy + i;
          const u = (a * sx + b * sy + tx) / w + 0.5;
          const v = (c * sx + d * sy + ty) / w + 0.5;
          if (u >= 0 && v >= 0 && u < columns && v < rows) {
            const q = ((v | 0) * columns + (u | 0)) * 3;
            red += from[q] ?? 0;
            green += from[q + 1] ?? 0;
            blue += from[q + 2] ?? 0;
          } else {
            red += fill;
            green += fill;
            blue += fill;
          }
        }
      }
      data[p] = red / count + 0.5;
      data[p + 1] = green / count + 0.5;
      data[p + 2] = blue / count + 0.5;
    }
  }
  return { width, height, data };
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

/** Small forms of pictures, which several engines look at, as long as their pictures are held. */
const smallForms = new WeakMap<Raster, Map<string, Promise<Raster>>>();
const largestSmallSide = 640;

/** Scales a whole picture to exactly `width` × `height`, antialiased. Nobody may write into what comes back. */
export async function resizeRaster(raster: Raster, width: number, height: number): Promise<Raster> {
  if (raster.width === width && raster.height === height) return raster;
  if (Math.max(width, height) > largestSmallSide) return resize(raster, width, height);
  const forms = smallForms.get(raster) ?? new Map<string, Promise<Raster>>();
  smallForms.set(raster, forms);
  const size = `${width} ${height}`;
  const known = forms.get(size) ?? resize(raster, width, height);
  forms.set(size, known);
  return known;
}

async function resize(raster: Raster, width: number, height: number): Promise<Raster> {
  const data = await sharp(raster.data, { raw: { width: raster.width, height: raster.height, channels: 3 } })
    .resize({ width, height, fit: "fill", kernel: "linear" })
    .raw()
    .toBuffer();
  return { width, height, data: plainBytes(data) };
}

import type { Raster } from "./raster.ts";
import { type Affine, warpAffine } from "./warp.ts";

/** Less shrinking than this is left to the cut itself, of one sample a pixel nearly always. */
const leastShrink = 1.6;

const halves = new WeakMap<Raster, Raster>();

/**
 * Like `warpAffine`, from a copy of the picture that was halved so often that hardly any shrinking is left. Copies are
 * made once for a picture and go with it: cutting one face several times costs little more than once.
 */
// oxlint-disable-next-line max-params -- as warpAffine has them
export function warpShrunk(raster: Raster, matrix: Affine, width: number, height: number, fill = 0): Raster {
  const [a, b, tx, c, d, ty] = matrix;
  if (Math.max(Math.hypot(a, c), Math.hypot(b, d)) < leastShrink)
    return warpAffine(raster, matrix, width, height, fill);
  // Whole numbers are the centres of pixels, so that a half lies between two of them.
  const halved: Affine = [a / 2, b / 2, tx / 2 - 0.25, c / 2, d / 2, ty / 2 - 0.25];
  return warpShrunk(halfOf(raster), halved, width, height, fill);
}

function halfOf(raster: Raster): Raster {
  const known = halves.get(raster) ?? halve(raster);
  halves.set(raster, known);
  return known;
}

/** Each pixel is the mean of four; an odd last row or column counts twice. */
function halve({ width, height, data: from }: Raster): Raster {
  const [columns, rows] = [(width + 1) >> 1, (height + 1) >> 1];
  const data = new Uint8Array(columns * rows * 3);
  for (let y = 0, p = 0; y < rows; y += 1) {
    const upper = 2 * y * width * 3;
    const lower = 2 * y + 1 < height ? upper + width * 3 : upper;
    for (let x = 0; x < columns; x += 1, p += 3) {
      const left = x * 6;
      const right = 2 * x + 1 < width ? left + 3 : left;
      for (let k = 0; k < 3; k += 1) {
        const sum =
          (from[upper + left + k] ?? 0) +
          (from[upper + right + k] ?? 0) +
          (from[lower + left + k] ?? 0) +
          (from[lower + right + k] ?? 0);
        data[p + k] = (sum + 2) >> 2;
      }
    }
  }
  return { width: columns, height: rows, data };
}

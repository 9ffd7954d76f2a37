import { fourierTransform, type Transform } from "./fft.ts";

/** Below this share of the side, frequencies belong to the picture itself; above the other, to the sampling. */
const lowest = 0.12;
const highest = 0.48;
/** Edges and JPEG's blocks lie on the axes of the spectrum. */
const axisBins = 3;

/** How far from a peak its surroundings reach, in bins. */
const reach = 6;

const transforms = new Map<number, Transform>();

/**
 * The strongest peak of a square's spectrum above its surroundings, as a difference of natural logarithms of
 * magnitude: a screen's pixel grid or its moiré stands out, texture and noise do not.
 */
export function moirePeak(luma: Uint8Array, side: number): number {
  const { values, stride } = logSpectrum(luma, side);
  let best = 0;
  for (let y = 0; y < side; y += 1) {
    const fy = y > side / 2 ? y - side : y;
    if (Math.abs(fy) < axisBins) continue;
    for (let fx = axisBins; fx < side / 2; fx += 1) {
      const radius = Math.sqrt(fx * fx + fy * fy);
      if (radius < side * lowest || radius > side * highest) continue;
      const at = (y + reach) * stride + fx + reach;
      const value = values[at] ?? 0;
      // Logarithms of 1 and more: no peak is higher over its surroundings than over nothing.
      if (value <= best) continue;
      const height = value - surroundings(values, at, stride);
      if (height > best) best = height;
    }
  }
  return best;
}

/** Mean over a ring of bins, three to six away. */
function surroundings(values: Float64Array, at: number, stride: number): number {
  let sum = 0;
  let count = 0;
  for (let dy = -reach; dy <= reach; dy += 2) {
    for (let dx = -reach; dx <= reach; dx += 2) {
      if (Math.abs(dx) < 3 && Math.abs(dy) < 3) continue;
      sum += values[at + dy * stride + dx] ?? 0;
      count += 1;
    }
  }
  return sum / count;
}

/** Half of a spectrum, for the other half mirrors it, and what comes before and after it on every side. */
interface HalfSpectrum {
  /** Row by row; frequency (0, 0) is at row and column `reach`. */
  readonly values: Float64Array;
  readonly stride: number;
}

/** log(1 + magnitude) of the two-dimensional spectrum under a Hann window. */
function logSpectrum(luma: Uint8Array, side: number): HalfSpectrum {
  const transform = transforms.get(side) ?? fourierTransform(side);
  transforms.set(side, transform);
  const half = side / 2;
  const { re, im } = transformRows(luma, side, transform);
  const stride = half + 1 + 2 * reach;
  const values = new Float64Array(stride * (side + 2 * reach));
  for (let x = 0; x <= half; x += 1) {
    const columnRe = re.subarray(x * side, (x + 1) * side);
    const columnIm = im.subarray(x * side, (x + 1) * side);
    transform(columnRe, columnIm);
    for (let y = 0; y < side; y += 1) {
      const real = columnRe[y] ?? 0;
      const imaginary = columnIm[y] ?? 0;
      const value = Math.log1p(Math.sqrt(real * real + imaginary * imaginary));
      values[(y + reach) * stride + x + reach] = value;
      const mirrored = ((side - y) % side) + reach;
      if (x > 0 && x <= reach) values[mirrored * stride + reach - x] = value;
      if (x < half && x >= half - reach) values[mirrored * stride + reach + side - x] = value;
    }
  }
  for (let row = 0; row < reach; row += 1) {
    values.copyWithin(row * stride, (row + side) * stride, (row + side + 1) * stride);
    const after = (side + reach + row) * stride;
    values.copyWithin(after, (reach + row) * stride, (reach + row + 1) * stride);
  }
  return { values, stride };
}

/** The spectra of the rows under the window, frequency by frequency: two rows at a time are one row's two parts. */
function transformRows(
  luma: Uint8Array,
  side: number,
  transform: Transform,
): { readonly re: Float64Array; readonly im: Float64Array } {
  const window = Float64Array.from(
    { length: side },
    (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / side),
  );
  const re = new Float64Array((side / 2 + 1) * side);
  const im = new Float64Array((side / 2 + 1) * side);
  const first = new Float64Array(side);
  const second = new Float64Array(side);
  for (let y = 0; y < side; y += 2) {
    const [above, below] = [window[y] ?? 0, window[y + 1] ?? 0];
    for (let x = 0, p = y * side; x < side; x += 1, p += 1) {
      first[x] = (luma[p] ?? 0) * (window[x] ?? 0) * above;
      second[x] = (luma[p + side] ?? 0) * (window[x] ?? 0) * below;
    }
    transform(first, second);
    for (let x = 0, q = y; x <= side / 2; x += 1, q += side) {
      const other = x === 0 ? 0 : side - x;
      const [a, b] = [first[x] ?? 0, first[other] ?? 0];
      const [c, d] = [second[x] ?? 0, second[other] ?? 0];
      re[q] = (a + b) / 2;
      im[q] = (c - d) / 2;
      re[q + 1] = (c + d) / 2;
      im[q + 1] = (b - a) / 2;
    }
  }
  return { re, im };
}

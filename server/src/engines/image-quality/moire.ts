import { fourierTransform, type Transform } from "./fft.ts";

/** Below this share of the side, frequencies belong to the picture itself; above the other, to the sampling. */
const lowest = 0.12;
const highest = 0.48;
/** Edges and JPEG's blocks lie on the axes of the spectrum. */
const axisBins = 3;

const transforms = new Map<number, Transform>();

/**
 * The strongest peak of a square's spectrum above its surroundings, as a difference of natural logarithms of
 * magnitude: a screen's pixel grid or its moiré stands out, texture and noise do not.
 */
export function moirePeak(luma: Uint8Array, side: number): number {
  const spectrum = logSpectrum(luma, side);
  let best = 0;
  for (let y = 0; y < side; y += 1) {
    const fy = y > side / 2 ? y - side : y;
    if (Math.abs(fy) < axisBins) continue;
    for (let fx = axisBins; fx < side / 2; fx += 1) {
      const radius = Math.sqrt(fx * fx + fy * fy);
      if (radius < side * lowest || radius > side * highest) continue;
      const value = spectrum[y * side + fx] ?? 0;
      // Logarithms of 1 and more: no peak is higher over its surroundings than over nothing.
      if (value <= best) continue;
      const height = value - surroundings(spectrum, side, fx, y);
      if (height > best) best = height;
    }
  }
  return best;
}

/** Mean over a ring of bins, three to six away. */
function surroundings(spectrum: Float64Array, side: number, x: number, y: number): number {
  let sum = 0;
  let count = 0;
  for (let dy = -6; dy <= 6; dy += 2) {
    const row = ((y + dy + side) % side) * side;
    for (let dx = -6; dx <= 6; dx += 2) {
      if (Math.abs(dx) < 3 && Math.abs(dy) < 3) continue;
      sum += spectrum[row + ((x + dx + side) % side)] ?? 0;
      count += 1;
    }
  }
  return sum / count;
}

/** log(1 + magnitude) of the two-dimensional spectrum under a Hann window. */
function logSpectrum(luma: Uint8Array, side: number): Float64Array {
  const transform = transforms.get(side) ?? fourierTransform(side);
  transforms.set(side, transform);
  const window = Float64Array.from(
    { length: side },
    (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / side),
  );
  const re = new Float64Array(luma.length);
  for (let i = 0; i < luma.length; i += 1) {
    re[i] = (luma[i] ?? 0) * (window[i % side] ?? 0) * (window[Math.floor(i / side)] ?? 0);
  }
  const im = new Float64Array(luma.length);
  for (let y = 0; y < side; y += 1) {
    transform(re.subarray(y * side, (y + 1) * side), im.subarray(y * side, (y + 1) * side));
  }
  transformColumns(re, im, side, transform);
  for (let i = 0; i < re.length; i += 1) {
    const real = re[i] ?? 0;
    const imaginary = im[i] ?? 0;
    re[i] = Math.log1p(Math.sqrt(real * real + imaginary * imaginary));
  }
  return re;
}

function transformColumns(re: Float64Array, im: Float64Array, side: number, transform: Transform): void {
  const columnRe = new Float64Array(side);
  const columnIm = new Float64Array(side);
  for (let x = 0; x < side; x += 1) {
    for (let y = 0; y < side; y += 1) {
      columnRe[y] = re[y * side + x] ?? 0;
      columnIm[y] = im[y * side + x] ?? 0;
    }
    transform(columnRe, columnIm);
    for (let y = 0; y < side; y += 1) {
      re[y * side + x] = columnRe[y] ?? 0;
      im[y * side + x] = columnIm[y] ?? 0;
    }
  }
}

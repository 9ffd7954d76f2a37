import type { Raster } from "#engines/runtime/raster.ts";

/** Where a picture changes most steeply: ridges one pixel wide. */
export interface EdgeMap {
  readonly width: number;
  readonly height: number;
  /** Indices of the pixels on ridges, row by row. */
  readonly pixels: Int32Array;
  /** For each pixel of the picture: 0 off the ridges, else how steep the change is, in levels a pixel. */
  readonly strength: Float32Array;
  /** For each pixel on a ridge: how far across it the ridge's true middle lies, in pixels. */
  readonly offset: Float32Array;
  /** For each pixel on a ridge: direction of the change, 0 to π. An edge runs across it. */
  readonly normal: Float32Array;
}

const faintest = 1.6;
const medians = 2.2;
const steepThreshold = 2.5;
const margin = 2;

/** Finds edges in brightness and colour at once (Di Zenzo's tensor), thinned to ridges. */
export function findEdges(raster: Raster): EdgeMap {
  const { width, height } = raster;
  const tensor = colourTensor(raster);
  const slope = tensor.strength;
  const threshold = Math.min(steepThreshold, Math.max(faintest, medians * medianOf(slope)));
  const [strength, offset, normal] = [0, 1, 2].map(() => new Float32Array(width * height)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const pixels = new Int32Array(width * height);
  let count = 0;
  for (let y = margin; y < height - margin; y += 1) {
    for (let i = y * width + margin; i < (y + 1) * width - margin; i += 1) {
      const value = slope[i] ?? 0;
      if (value < threshold) continue;
      const xx = tensor.xx[i] ?? 0;
      const xy = tensor.xy[i] ?? 0;
      const yy = tensor.yy[i] ?? 0;
      const step = stepAcross(xx - yy, 2 * xy, width);
      const before = slope[i - step] ?? 0;
      const after = slope[i + step] ?? 0;
      if (value <= before || value < after) continue;
      strength[i] = value;
      normal[i] = normalOf(xx - yy, 2 * xy);
      const away = (before - after) / (2 * (before - 2 * value + after));
      const isDiagonal = step !== 1 && step !== width;
      // The step to the right looks against the normal when that points to the left.
      const sign = step <= 1 && (normal[i] ?? 0) > Math.PI / 2 ? -1 : 1;
      offset[i] = sign * away * (isDiagonal ? Math.SQRT2 : 1);
      pixels[count] = i;
      count += 1;
    }
  }
  return { width, height, pixels: pixels.subarray(0, count), strength, offset, normal };
}

interface Tensor {
  readonly xx: Float32Array;
  readonly xy: Float32Array;
  readonly yy: Float32Array;
  readonly strength: Float32Array;
}

function colourTensor(raster: Raster): Tensor {
  const { width, height } = raster;
  const size = width * height;
  const tensor = {
    xx: new Float32Array(size),
    xy: new Float32Array(size),
    yy: new Float32Array(size),
    strength: new Float32Array(size),
  };
  const channel = new Float32Array(size);
  const scratch = new Float32Array(size);
  for (const weights of opponents) {
    takeChannel(raster, weights, channel);
    smooth(channel, scratch, width);
    addGradients(tensor, channel, width);
  }
  for (let i = 0; i < size; i += 1) {
    const xx = tensor.xx[i] ?? 0;
    const yy = tensor.yy[i] ?? 0;
    const xy = tensor.xy[i] ?? 0;
    tensor.strength[i] = Math.sqrt((xx + yy + Math.sqrt((xx - yy) * (xx - yy) + 4 * xy * xy)) / 2);
  }
  return tensor;
}

type Weights = readonly [red: number, green: number, blue: number];

/** Brightness, red against blue, green against both. */
const opponents: readonly Weights[] = [
  [0.25, 0.5, 0.25],
  [0.5, 0, -0.5],
  [-0.25, 0.5, -0.25],
];

function takeChannel({ data }: Raster, [red, green, blue]: Weights, channel: Float32Array): void {
  for (let i = 0, p = 0; i < channel.length; i += 1, p += 3) {
    channel[i] = red * (data[p] ?? 0) + green * (data[p + 1] ?? 0) + blue * (data[p + 2] ?? 0);
  }
}

/** Binomial, five pixels wide both ways: a Gaussian of σ = 1. */
function smooth(values: Float32Array, scratch: Float32Array, width: number): void {
  const last = values.length / width - 1;
  for (let row = 0; row < values.length; row += width) {
    // A window that moves on: before the row and after it, its ends go on.
    let [a, b, c] = [values[row] ?? 0, values[row] ?? 0, values[row] ?? 0];
    let d = values[row + Math.min(1, width - 1)] ?? 0;
    for (let x = 0; x < width; x += 1) {
      const e = x + 2 < width ? (values[row + x + 2] ?? 0) : (values[row + width - 1] ?? 0);
      scratch[row + x] = a + e + 4 * (b + d) + 6 * c;
      a = b;
      b = c;
      c = d;
      d = e;
    }
  }
  for (let y = 0; y <= last; y += 1) {
    const a = Math.max(0, y - 2) * width;
    const b = Math.max(0, y - 1) * width;
    const c = y * width;
    const d = Math.min(last, y + 1) * width;
    const e = Math.min(last, y + 2) * width;
    for (let x = 0; x < width; x += 1) {
      const outer = (scratch[a + x] ?? 0) + (scratch[e + x] ?? 0);
      const inner = (scratch[b + x] ?? 0) + (scratch[d + x] ?? 0);
      values[c + x] = (outer + 4 * inner + 6 * (scratch[c + x] ?? 0)) / 256;
    }
  }
}

function addGradients({ xx, xy, yy }: Tensor, values: Float32Array, width: number): void {
  const height = values.length / width;
  for (let y = 1; y < height - 1; y += 1) {
    for (let i = y * width + 1; i < (y + 1) * width - 1; i += 1) {
      const gx = ((values[i + 1] ?? 0) - (values[i - 1] ?? 0)) / 2;
      const gy = ((values[i + width] ?? 0) - (values[i - width] ?? 0)) / 2;
      xx[i] = (xx[i] ?? 0) + gx * gx;
      xy[i] = (xy[i] ?? 0) + gx * gy;
      yy[i] = (yy[i] ?? 0) + gy * gy;
    }
  }
}

/** The gradient's axis is half of the angle whose cosine and sine these are. */
function normalOf(along: number, twice: number): number {
  const angle = Math.atan2(twice, along) / 2;
  return angle < 0 ? angle + Math.PI : angle;
}

/** How far in memory the neighbour across an edge lies: right, below, or on a diagonal. */
function stepAcross(along: number, twice: number, width: number): number {
  if (Math.abs(twice) <= Math.abs(along)) return along >= 0 ? 1 : width;
  return twice > 0 ? width + 1 : 1 - width;
}

/** Of a sample: exact enough for a threshold. */
function medianOf(values: Float32Array): number {
  const step = Math.max(1, Math.floor(values.length / 4096));
  const sample: number[] = [];
  for (let i = 0; i < values.length; i += step) sample.push(values[i] ?? 0);
  return sample.toSorted((a, b) => a - b)[sample.length >> 1] ?? 0;
}

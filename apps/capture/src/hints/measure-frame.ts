/** Plain measurements of a frame, as the server takes them of a picture. */
export interface FrameMeasure {
  /** Variance of the Laplacian on luma (0–255), with the long side at 640 px. */
  readonly sharpness: number;
  /** Mean luma, 0 to 255. */
  readonly brightness: number;
  /** Share of pixels that are blown out and colourless. */
  readonly glareShare: number;
  /** Mean difference of luma from the frame before, 0 to 255; 0 for the first. */
  readonly movement: number;
  /** How clearly a straight edge lies along each side of the region: top, right, bottom, left, 0 to 255. */
  readonly edges: readonly [number, number, number, number];
}

/** RGBA pixels. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray | Uint8Array;
}

const blownOutFrom = 250;

/** Luma by the weights that the server uses. */
function toLuma({ data, width, height }: Pixels): Uint8Array {
  const luma = new Uint8Array(width * height);
  for (let i = 0, p = 0; i < luma.length; i += 1, p += 4) {
    luma[i] = ((data[p] ?? 0) * 77 + (data[p + 1] ?? 0) * 150 + (data[p + 2] ?? 0) * 29 + 128) >> 8;
  }
  return luma;
}

/** Measures a frame that was cut to the region of interest. */
export function measureFrame(
  pixels: Pixels,
  before: Uint8Array | undefined,
): FrameMeasure & { luma: Uint8Array } {
  const luma = toLuma(pixels);
  const { width, height } = pixels;
  return {
    luma,
    sharpness: laplacianVariance(luma, width, height),
    brightness: mean(luma),
    glareShare: glareShare(pixels),
    movement: before?.length === luma.length ? meanDifference(luma, before) : 0,
    edges: edgesOf(luma, width, height),
  };
}

function mean(values: Uint8Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

function meanDifference(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += Math.abs((a[i] ?? 0) - (b[i] ?? 0));
  return sum / a.length;
}

function laplacianVariance(luma: Uint8Array, width: number, height: number): number {
  let sum = 0;
  let squares = 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let i = y * width + 1; i < (y + 1) * width - 1; i += 1) {
      const value =
        (luma[i - 1] ?? 0) +
        (luma[i + 1] ?? 0) +
        (luma[i - width] ?? 0) +
        (luma[i + width] ?? 0) -
        4 * (luma[i] ?? 0);
      sum += value;
      squares += value * value;
    }
  }
  const count = Math.max(1, (width - 2) * (height - 2));
  return squares / count - (sum / count) ** 2;
}

function glareShare({ data, width, height }: Pixels): number {
  let blown = 0;
  for (let p = 0; p < data.length; p += 4) {
    if (Math.min(data[p] ?? 0, data[p + 1] ?? 0, data[p + 2] ?? 0) >= blownOutFrom) blown += 1;
  }
  return blown / (width * height);
}

/** How deep from each side an edge is looked for, as a share. */
const depth = 0.2;

function edgesOf(luma: Uint8Array, width: number, height: number): FrameMeasure["edges"] {
  const row = (y: number) =>
    edgeStrength(width, (x) => at(luma, width, x, y + 2) - at(luma, width, x, y - 2));
  const column = (x: number) =>
    edgeStrength(height, (y) => at(luma, width, x + 2, y) - at(luma, width, x - 2, y));
  return [
    strongest(2, height * depth, row),
    strongest(width * (1 - depth), width - 3, column),
    strongest(height * (1 - depth), height - 3, row),
    strongest(2, width * depth, column),
  ];
}

function at(luma: Uint8Array, width: number, x: number, y: number): number {
  return luma[y * width + x] ?? 0;
}

/** A straight edge has the same sign all along; print has both. */
function edgeStrength(length: number, stepAt: (i: number) => number): number {
  let sum = 0;
  let count = 0;
  for (let i = Math.floor(length * 0.15); i < length * 0.85; i += 3) {
    sum += stepAt(i);
    count += 1;
  }
  return Math.abs(sum / Math.max(1, count));
}

function strongest(from: number, to: number, strengthAt: (i: number) => number): number {
  let best = 0;
  for (let i = Math.ceil(from); i <= to; i += 2) best = Math.max(best, strengthAt(i));
  return best;
}

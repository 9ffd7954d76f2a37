/** A picture of one channel. */
export interface Luma {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** The mean of each block of `factor` × `factor` pixels. */
export function shrink(picture: Luma, factor: number): Luma {
  if (factor <= 1) return picture;
  const width = Math.floor(picture.width / factor);
  const height = Math.floor(picture.height / factor);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let row = 0; row < factor; row += 1) {
        const from = (y * factor + row) * picture.width + x * factor;
        for (let i = from; i < from + factor; i += 1) sum += picture.data[i] ?? 0;
      }
      data[y * width + x] = sum / factor ** 2 + 0.5;
    }
  }
  return { width, height, data };
}

/** The value between pixels, bilinear; whole numbers are the centres of pixels, the border goes on outside. */
export function valueAt({ width, height, data }: Luma, x: number, y: number): number {
  const u = Math.min(Math.max(x, 0), width - 1);
  const v = Math.min(Math.max(y, 0), height - 1);
  const x0 = Math.min(Math.trunc(u), Math.max(0, width - 2));
  const y0 = Math.min(Math.trunc(v), Math.max(0, height - 2));
  const right = width > 1 ? 1 : 0;
  const p = y0 * width + x0;
  const q = height > 1 ? p + width : p;
  const upper = (data[p] ?? 0) + (u - x0) * ((data[p + right] ?? 0) - (data[p] ?? 0));
  const lower = (data[q] ?? 0) + (u - x0) * ((data[q + right] ?? 0) - (data[q] ?? 0));
  return upper + (v - y0) * (lower - upper);
}

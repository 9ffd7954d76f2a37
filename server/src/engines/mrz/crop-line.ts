import type { Grey } from "./grey.ts";
import { cropMatrix, type LineBox } from "./line-box.ts";

const maxSamples = 4;

/** Cuts a turned box out of a picture, laid flat: bilinear, averaged over several samples a pixel when it shrinks. */
export function cropLine(grey: Grey, box: LineBox, width: number, height: number): Float32Array {
  const [a, b, tx, c, d, ty] = cropMatrix(box, width, height);
  const across = samplesFor(Math.hypot(a, c));
  const down = samplesFor(Math.hypot(b, d));
  const crop = new Float32Array(width * height);
  const share = 1 / (across * down);
  for (let j = 0; j < down; j += 1) {
    for (let i = 0; i < across; i += 1) {
      const dx = (i + 0.5) / across - 0.5;
      const dy = (j + 0.5) / down - 0.5;
      addSamples(grey, { a, b, c, d, tx: tx + a * dx + b * dy, ty: ty + c * dx + d * dy }, crop, {
        width,
        height,
        share,
      });
    }
  }
  return crop;
}

function samplesFor(shrink: number): number {
  return Math.max(1, Math.min(maxSamples, Math.round(shrink)));
}

interface Map {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly tx: number;
  readonly ty: number;
}

/** Beyond its edge a picture goes on as it ends. */
function addSamples(
  { width: stride, height: rows, data }: Grey,
  { a, b, c, d, tx, ty }: Map,
  crop: Float32Array,
  { width, height, share }: { width: number; height: number; share: number },
): void {
  const right = stride - 1;
  const bottom = rows - 1;
  for (let y = 0, p = 0; y < height; y += 1) {
    let u = b * y + tx;
    let v = d * y + ty;
    for (let x = 0; x < width; x += 1, p += 1, u += a, v += c) {
      const su = Math.min(Math.max(u, 0), right);
      const sv = Math.min(Math.max(v, 0), bottom);
      const x0 = Math.trunc(su);
      const y0 = Math.trunc(sv);
      const fx = su - x0;
      const q = y0 * stride + x0;
      const e = x0 < right ? q + 1 : q;
      const below = y0 < bottom ? stride : 0;
      const upper = (data[q] ?? 0) * (1 - fx) + (data[e] ?? 0) * fx;
      const lower = (data[q + below] ?? 0) * (1 - fx) + (data[e + below] ?? 0) * fx;
      crop[p] = (crop[p] ?? 0) + (upper + (lower - upper) * (sv - y0)) * share;
    }
  }
}

import type { TextBox } from "#core/document/text.ts";
import type { Raster } from "#engines/runtime/raster.ts";

/** What the recogniser's input is high. */
export const cropHeight = 48;
const maxSamplesPerSide = 4;
const half = 127.5;

/** A line as the recogniser sees it: blue, green and red planes from −1 to 1, each `width` × `cropHeight`. */
export interface LineCrop {
  readonly planes: Float32Array;
  readonly width: number;
}

/** Cuts a line out of a picture and lays it flat; `box.angle` is the direction of reading. Edges are repeated outwards. */
export function cropLine(raster: Raster, box: TextBox, width: number): LineCrop {
  const planes = new Float32Array(3 * width * cropHeight);
  const [stepX, stepY] = [box.width / width, box.height / cropHeight];
  const samplesX = samplesPerPixel(stepX);
  const samplesY = samplesPerPixel(stepY);
  const sums = new Float64Array(3);
  const weight = 1 / (samplesX * samplesY * half);
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  for (let y = 0, p = 0; y < cropHeight; y += 1) {
    for (let x = 0; x < width; x += 1, p += 1) {
      sums.fill(0);
      for (let j = 0; j < samplesY; j += 1) {
        const v = (y + (j + 0.5) / samplesY) * stepY - box.height / 2;
        for (let i = 0; i < samplesX; i += 1) {
          const u = (x + (i + 0.5) / samplesX) * stepX - box.width / 2;
          addPixel(raster, box.center.x + u * cos - v * sin, box.center.y + u * sin + v * cos, sums);
        }
      }
      for (let c = 0; c < 3; c += 1) planes[c * width * cropHeight + p] = (sums[2 - c] ?? 0) * weight - 1;
    }
  }
  return { planes, width };
}

function samplesPerPixel(step: number): number {
  return step > 1.5 ? Math.min(maxSamplesPerSide, Math.round(step)) : 1;
}

/** Adds the colour between four pixels. */
function addPixel({ width, height, data }: Raster, u: number, v: number, sums: Float64Array): void {
  const x = Math.min(Math.max(u, 0), width - 1);
  const y = Math.min(Math.max(v, 0), height - 1);
  const left = Math.trunc(x);
  const top = Math.trunc(y);
  const fx = x - left;
  const fy = y - top;
  const p = (top * width + left) * 3;
  const right = left + 1 < width ? 3 : 0;
  const below = top + 1 < height ? width * 3 : 0;
  for (let c = 0, q = p; c < 3; c += 1, q += 1) {
    const upper = (data[q] ?? 0) * (1 - fx) + (data[q + right] ?? 0) * fx;
    const lower = (data[q + below] ?? 0) * (1 - fx) + (data[q + below + right] ?? 0) * fx;
    sums[c] = (sums[c] ?? 0) + upper * (1 - fy) + lower * fy;
  }
}

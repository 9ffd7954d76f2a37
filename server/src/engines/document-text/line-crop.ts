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

/**
 * Cuts a line out of a picture and lays it flat; `box.angle` is the direction of reading. Edges are repeated outwards.
 * One long loop: a page has dozens of lines.
 */
export function cropLine(raster: Raster, box: TextBox, width: number): LineCrop {
  const plane = width * cropHeight;
  const planes = new Float32Array(3 * plane);
  const { width: columns, height: rows, data } = raster;
  const [right, bottom] = [columns - 1, rows - 1];
  const [stepX, stepY] = [box.width / width, box.height / cropHeight];
  const samplesX = samplesPerPixel(stepX);
  const samplesY = samplesPerPixel(stepY);
  const weight = 1 / (samplesX * samplesY * half);
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  for (let y = 0, p = 0; y < cropHeight; y += 1) {
    for (let x = 0; x < width; x += 1, p += 1) {
      let [red, green, blue] = [0, 0, 0];
      for (let j = 0; j < samplesY; j += 1) {
        const v = (y + (j + 0.5) / samplesY) * stepY - box.height / 2;
        for (let i = 0; i < samplesX; i += 1) {
          const u = (x + (i + 0.5) / samplesX) * stepX - box.width / 2;
          const px = Math.min(Math.max(box.center.x + u * cos - v * sin, 0), right);
          const py = Math.min(Math.max(box.center.y + u * sin + v * cos, 0), bottom);
          const left = Math.trunc(px);
          const top = Math.trunc(py);
          const [fx, fy] = [px - left, py - top];
          const q = (top * columns + left) * 3;
          const r = left < right ? q + 3 : q;
          const below = top < bottom ? columns * 3 : 0;
          const upperLeft = (1 - fx) * (1 - fy);
          const upperRight = fx * (1 - fy);
          const lowerLeft = (1 - fx) * fy;
          const lowerRight = fx * fy;
          red +=
            (data[q] ?? 0) * upperLeft +
            (data[r] ?? 0) * upperRight +
            (data[q + below] ?? 0) * lowerLeft +
            (data[r + below] ?? 0) * lowerRight;
          green +=
            (data[q + 1] ?? 0) * upperLeft +
            (data[r + 1] ?? 0) * upperRight +
            (data[q + below + 1] ?? 0) * lowerLeft +
            (data[r + below + 1] ?? 0) * lowerRight;
          blue +=
            (data[q + 2] ?? 0) * upperLeft +
            (data[r + 2] ?? 0) * upperRight +
            (data[q + below + 2] ?? 0) * lowerLeft +
            (data[r + below + 2] ?? 0) * lowerRight;
        }
      }
      planes[p] = blue * weight - 1;
      planes[plane + p] = green * weight - 1;
      planes[2 * plane + p] = red * weight - 1;
    }
  }
  return { planes, width };
}

function samplesPerPixel(step: number): number {
  return step > 1.5 ? Math.min(maxSamplesPerSide, Math.round(step)) : 1;
}

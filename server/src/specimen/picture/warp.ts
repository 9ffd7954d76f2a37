import type { Quad } from "#core/media/image.ts";
import { type Sheet, sheetMargin } from "../draw/sheet.ts";
import { homographyBetween } from "../homography.ts";
import { fillRow, type Grid } from "./grid.ts";
import type { Picture } from "./picture.ts";
import { boundsOf } from "./pose.ts";

/** Lays a sheet with its corners at `corners` into a picture; `glare` is the share of the way to white. */
export function layInto(picture: Picture, sheet: Sheet, corners: Quad, glare: Grid | null): void {
  const [a, b, c, d, e, f, g, h] = homographyBetween(corners, innerCorners(sheet));
  const bounds = boundsOf(corners);
  const [top, bottom] = [Math.floor(bounds.top) - 2, Math.ceil(bounds.top + bounds.height) + 2];
  const [left, right] = [Math.floor(bounds.left) - 2, Math.ceil(bounds.left + bounds.width) + 2];
  const from = Math.max(0, left);
  const to = Math.min(picture.width, right);
  const shine = new Float32Array(picture.width);
  const blend = blender(picture.data, sheet);
  for (let y = Math.max(0, top); y < Math.min(picture.height, bottom); y += 1) {
    if (glare) fillRow(glare, y, shine);
    for (let x = from; x < to; x += 1) {
      const w = 1 / (g * x + h * y + 1);
      const u = (a * x + b * y + c) * w;
      const v = (d * x + e * y + f) * w;
      if (u >= 0 && v >= 0 && u < sheet.width - 1 && v < sheet.height - 1)
        blend((y * picture.width + x) * 3, u, v, shine[x] ?? 0);
    }
  }
}

function innerCorners({ width, height }: Sheet): Quad {
  const [near, right, bottom] = [sheetMargin - 0.5, width - sheetMargin - 0.5, height - sheetMargin - 0.5];
  return [
    { x: near, y: near },
    { x: right, y: near },
    { x: right, y: bottom },
    { x: near, y: bottom },
  ];
}

/** Bilinear, over what lies beneath; alpha weighs the colours. */
function blender(data: Uint8Array, { width, data: source }: Sheet) {
  return (at: number, u: number, v: number, shine: number): void => {
    const x0 = Math.trunc(u);
    const y0 = Math.trunc(v);
    const fx = u - x0;
    const fy = v - y0;
    const p = (y0 * width + x0) * 4;
    const q = p + width * 4;
    const w00 = (1 - fx) * (1 - fy) * (source[p + 3] ?? 0);
    const w10 = fx * (1 - fy) * (source[p + 7] ?? 0);
    const w01 = (1 - fx) * fy * (source[q + 3] ?? 0);
    const w11 = fx * fy * (source[q + 7] ?? 0);
    const alpha = w00 + w10 + w01 + w11;
    if (alpha < 1) return;
    for (let c = 0; c < 3; c += 1) {
      const upper = w00 * (source[p + c] ?? 0) + w10 * (source[p + 4 + c] ?? 0);
      const value = (upper + w01 * (source[q + c] ?? 0) + w11 * (source[q + 4 + c] ?? 0)) / alpha;
      const lit = value + (255 - value) * shine;
      const below = data[at + c] ?? 0;
      data[at + c] = below + ((lit - below) * alpha) / 255 + 0.5;
    }
  };
}

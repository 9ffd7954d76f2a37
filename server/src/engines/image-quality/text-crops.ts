import type { TextBox } from "#core/document/text.ts";
import type { Quad } from "#core/media/image.ts";
import { isInQuad } from "#core/media/quad.ts";
import { type Raster, toLuma } from "#engines/runtime/raster.ts";
import { warpAffine } from "#engines/runtime/warp.ts";

/** A line of text cut out upright, at the picture's own resolution. */
export interface TextCrop {
  readonly box: TextBox;
  readonly raster: Raster;
  readonly luma: Uint8Array;
  /** Between its paper and its ink, in levels: the 95th percentile of luma less the 5th. */
  readonly contrast: number;
}

const most = 32;
const widestCrop = 400;
const elongated = 1.6;
const lowest = 5;

/** The lines of text within a quad, the widest first; very long ones only in part. */
export function cutTextLines(raster: Raster, corners: Quad, boxes: readonly TextBox[]): readonly TextCrop[] {
  return boxes
    .filter(({ width, height, center }) => {
      return height >= lowest && width >= elongated * height && isInQuad(corners, center);
    })
    .toSorted((a, b) => b.width - a.width)
    .slice(0, most)
    .map((box) => cut(raster, box));
}

function cut(raster: Raster, box: TextBox): TextCrop {
  const width = Math.max(3, Math.min(widestCrop, Math.round(box.width)));
  const height = Math.max(3, Math.round(box.height));
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  const [u, v] = [(width - 1) / 2, (height - 1) / 2];
  const { x, y } = box.center;
  const part = warpAffine(
    raster,
    [cos, -sin, x - cos * u + sin * v, sin, cos, y - sin * u - cos * v],
    width,
    height,
  );
  const luma = toLuma(part);
  return { box, raster: part, luma, contrast: percentile(luma, 0.95) - percentile(luma, 0.05) };
}

/** The level that a share of values does not exceed. */
function percentile(values: Uint8Array, share: number): number {
  const counts = new Uint32Array(256);
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  let left = share * values.length;
  for (let level = 0; level < 256; level += 1) {
    left -= counts[level] ?? 0;
    if (left < 0) return level;
  }
  return 255;
}

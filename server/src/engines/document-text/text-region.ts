import type { TextBox } from "#core/document/text.ts";
import type { Box } from "#core/media/image.ts";
import type { Raster } from "#engines/runtime/raster.ts";

const minBoxes = 3;
const maxShare = 0.7;
const margin = 0.12;

/** The part of a picture that holds all its text, with a margin; null when that is most of the picture. */
export function textRegion(
  boxes: readonly TextBox[],
  picture: { width: number; height: number },
): Box | null {
  if (boxes.length < minBoxes) return null;
  const reaches = boxes.map(({ width, height, angle }) => ({
    x: (width * Math.abs(Math.cos(angle)) + height * Math.abs(Math.sin(angle))) / 2,
    y: (width * Math.abs(Math.sin(angle)) + height * Math.abs(Math.cos(angle))) / 2,
  }));
  const lefts = boxes.map(({ center }, i) => center.x - (reaches[i]?.x ?? 0));
  const rights = boxes.map(({ center }, i) => center.x + (reaches[i]?.x ?? 0));
  const tops = boxes.map(({ center }, i) => center.y - (reaches[i]?.y ?? 0));
  const bottoms = boxes.map(({ center }, i) => center.y + (reaches[i]?.y ?? 0));
  const [left, top] = [Math.min(...lefts), Math.min(...tops)];
  const [right, bottom] = [Math.max(...rights), Math.max(...bottoms)];
  const extra = margin * Math.max(right - left, bottom - top);
  const region = within(picture, {
    left: left - extra,
    top: top - extra,
    right: right + extra,
    bottom: bottom + extra,
  });
  const share = Math.max(region.width, region.height) / Math.max(picture.width, picture.height);
  return share > maxShare ? null : region;
}

function within(
  picture: { width: number; height: number },
  edges: { left: number; top: number; right: number; bottom: number },
): Box {
  const left = Math.max(0, Math.floor(edges.left));
  const top = Math.max(0, Math.floor(edges.top));
  const width = Math.min(picture.width, Math.ceil(edges.right)) - left;
  const height = Math.min(picture.height, Math.ceil(edges.bottom)) - top;
  return { left, top, width, height };
}

/** A part of a picture as a picture of its own. */
export function cutOut({ width: stride, data }: Raster, { left, top, width, height }: Box): Raster {
  const part = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    const start = ((top + y) * stride + left) * 3;
    part.set(data.subarray(start, start + width * 3), y * width * 3);
  }
  return { width, height, data: part };
}

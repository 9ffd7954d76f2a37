import type { TextBox } from "#core/document/text.ts";
import { findComponents } from "./components.ts";
import { minAreaRect, type TurnedRect } from "./min-rect.ts";
import { unclip } from "./unclip.ts";

const pixelThreshold = 0.3;
const boxThreshold = 0.5;
const minPixels = 12;
const minThickness = 2;
const unclipRatio = 1.6;

/** A detector's map of text probability over a picture of `imageWidth` × `imageHeight`. */
export interface TextMap {
  readonly data: Float32Array;
  readonly width: number;
  readonly height: number;
  readonly imageWidth: number;
  readonly imageHeight: number;
}

/** Turns the probability map into boxes in pixels of the picture, the widest first. */
export function toTextBoxes(map: TextMap): TextBox[] {
  const boxes: TextBox[] = [];
  for (const { pixels, score } of findComponents(map, pixelThreshold, minPixels)) {
    if (score < boxThreshold) continue;
    const points = pixels.map((pixel) => ({ x: pixel % map.width, y: Math.floor(pixel / map.width) }));
    const rect = minAreaRect(points);
    if (!rect || rect.height < minThickness) continue;
    const grown = unclip({ ...rect, width: rect.width + 1, height: rect.height + 1 }, unclipRatio);
    boxes.push({ ...toImage(grown, map), score });
  }
  return boxes.toSorted((a, b) => b.width - a.width);
}

/** Both axes are scaled almost alike, so the rectangle stays one: sizes scale along its own sides. */
function toImage(rect: TurnedRect, map: TextMap): TurnedRect {
  const scaleX = map.imageWidth / map.width;
  const scaleY = map.imageHeight / map.height;
  const cos = Math.cos(rect.angle);
  const sin = Math.sin(rect.angle);
  return {
    center: { x: (rect.center.x + 0.5) * scaleX - 0.5, y: (rect.center.y + 0.5) * scaleY - 0.5 },
    width: rect.width * Math.hypot(cos * scaleX, sin * scaleY),
    height: rect.height * Math.hypot(sin * scaleX, cos * scaleY),
    angle: Math.atan2(sin * scaleY, cos * scaleX),
  };
}

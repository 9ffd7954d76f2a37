import type { Point } from "#core/media/image.ts";
import { type Luma, valueAt } from "../luma.ts";
import type { StrokedRegion } from "./find-regions.ts";

/** A region with its surroundings, turned so that strokes stand upright, at the picture's own scale. */
export interface Strip {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
  /** Where in the picture a point of the strip lies. */
  readonly place: (x: number, y: number) => Point;
}

/** Cuts a region out; upside down when `isTurned`. */
export function cutStrip(picture: Luma, region: StrokedRegion, isTurned: boolean): Strip {
  const width = Math.round(region.length * 1.24 + 48);
  const height = Math.round(region.height * 1.4 + 16);
  const angle = region.angle + (isTurned ? Math.PI : 0);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const place = (x: number, y: number): Point => {
    const [u, v] = [x - (width - 1) / 2, y - (height - 1) / 2];
    return { x: region.center.x + u * cos - v * sin, y: region.center.y + u * sin + v * cos };
  };
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const { x: left, y: top } = place(0, y);
    for (let x = 0; x < width; x += 1) data[y * width + x] = valueAt(picture, left + x * cos, top + x * sin);
  }
  return { width, height, data, place };
}

/** The same upside down. */
export function turnStrip({ width, height, data, place }: Strip): Strip {
  return { width, height, data: data.toReversed(), place: (x, y) => place(width - 1 - x, height - 1 - y) };
}

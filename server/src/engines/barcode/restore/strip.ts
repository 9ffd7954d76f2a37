import type { Point } from "#core/media/image.ts";
import type { Luma } from "../luma.ts";
import type { StrokedRegion } from "./find-regions.ts";

/** A region with its surroundings, turned so that strokes stand upright, at the picture's own scale. */
export interface Strip {
  readonly width: number;
  readonly height: number;
  /** All rows; they are cut when first asked for, as a single one is. */
  readonly data: Float32Array;
  readonly row: (y: number) => Float32Array;
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
  const isCut = new Uint8Array(height);
  const row = (y: number): Float32Array => {
    const values = data.subarray(y * width, (y + 1) * width);
    if (isCut[y] !== 1) fillRow(picture, values, { start: place(0, y), cos, sin });
    isCut[y] = 1;
    return values;
  };
  return {
    width,
    height,
    row,
    place,
    get data() {
      for (let y = 0; y < height; y += 1) row(y);
      return data;
    },
  };
}

interface Row {
  readonly start: Point;
  readonly cos: number;
  readonly sin: number;
}

/** The values between pixels along a line; the border goes on outside. */
function fillRow({ width, height, data }: Luma, row: Float32Array, { start, cos, sin }: Row): void {
  const [right, bottom] = [width - 1, height - 1];
  for (let i = 0; i < row.length; i += 1) {
    const u = Math.min(Math.max(start.x + i * cos, 0), right);
    const v = Math.min(Math.max(start.y + i * sin, 0), bottom);
    const x = Math.trunc(u);
    const y = Math.trunc(v);
    const p = y * width + x;
    const next = x < right ? 1 : 0;
    const below = y < bottom ? width : 0;
    const upper = (data[p] ?? 0) + (u - x) * ((data[p + next] ?? 0) - (data[p] ?? 0));
    const lower = (data[p + below] ?? 0) + (u - x) * ((data[p + below + next] ?? 0) - (data[p + below] ?? 0));
    row[i] = upper + (v - y) * (lower - upper);
  }
}

/** The same upside down. */
export function turnStrip(strip: Strip): Strip {
  const { width, height, place } = strip;
  return {
    width,
    height,
    row: (y) => strip.row(height - 1 - y).toReversed(),
    place: (x, y) => place(width - 1 - x, height - 1 - y),
    get data() {
      return strip.data.toReversed();
    },
  };
}

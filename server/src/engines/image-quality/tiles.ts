import type { Raster } from "#engines/runtime/raster.ts";

/** A square of a picture, in its pixels. */
export interface Tile {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

const largestSide = 256;
const smallestSide = 64;
const places = [0.2, 0.5, 0.8];

/** Nine squares spread over the picture, their side a power of two; none when the picture is too small. */
export function moireTiles(width: number, height: number): readonly Tile[] {
  const shorter = Math.floor(Math.min(width, height));
  if (shorter < smallestSide) return [];
  const side = Math.min(largestSide, 2 ** Math.floor(Math.log2(shorter)));
  return places.flatMap((y) =>
    places.map((x) => ({
      left: Math.floor((Math.floor(width) - side) * x),
      top: Math.floor((Math.floor(height) - side) * y),
      side,
    })),
  );
}

/** Cuts a square out as it is. */
export function cutTile(raster: Raster, { left, top, side }: Tile): Raster {
  const data = new Uint8Array(side * side * 3);
  for (let y = 0; y < side; y += 1) {
    const from = ((top + y) * raster.width + left) * 3;
    data.set(raster.data.subarray(from, from + side * 3), y * side * 3);
  }
  return { width: side, height: side, data };
}

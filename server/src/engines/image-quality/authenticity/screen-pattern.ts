import type { Quad } from "#core/media/image.ts";
import { isInQuad } from "#core/media/quad.ts";
import { type Raster, toLuma } from "#engines/runtime/raster.ts";
import { moirePeak } from "#engines/runtime/spectrum/moire.ts";
import { cutTile, type Tile } from "../tiles.ts";

const side = 128;
const most = 5;
const fewest = 3;

/**
 * The median over squares of a document of the highest peak of their spectra. Squares are taken as the camera took them,
 * since every scaling takes a screen's pattern away. Null when too few fit in.
 */
export function screenPattern(raster: Raster, corners: Quad): number | null {
  const tiles = tilesWithin(raster, corners);
  if (tiles.length < fewest) return null;
  const peaks = spread(tiles).map((tile) => moirePeak(toLuma(cutTile(raster, tile)), side));
  return peaks.toSorted((a, b) => a - b)[peaks.length >> 1] ?? null;
}

function tilesWithin({ width, height }: Raster, corners: Quad): readonly Tile[] {
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const tiles: Tile[] = [];
  const right = Math.min(width, Math.max(...xs)) - side;
  const bottom = Math.min(height, Math.max(...ys)) - side;
  for (let top = Math.max(0, Math.ceil(Math.min(...ys))); top <= bottom; top += side >> 1) {
    for (let left = Math.max(0, Math.ceil(Math.min(...xs))); left <= right; left += side >> 1) {
      if (isWithin({ left, top, side }, corners)) tiles.push({ left, top, side });
    }
  }
  return tiles;
}

function isWithin({ left, top }: Tile, corners: Quad): boolean {
  return [left, left + side].every((x) => [top, top + side].every((y) => isInQuad(corners, { x, y })));
}

function spread(tiles: readonly Tile[]): readonly Tile[] {
  const step = Math.max(1, tiles.length / most);
  return Array.from({ length: Math.min(most, tiles.length) }, (_, i) => tiles[Math.floor(i * step)]).filter(
    (tile) => tile !== undefined,
  );
}

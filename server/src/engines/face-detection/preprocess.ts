import type { NetTensor } from "#engines/runtime/net.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { detectorSide } from "./anchors.ts";
import { type Tile, turnBack } from "./tiles.ts";

/** The size of a picture scaled to a long side. */
export function scaledSize(raster: Pick<Raster, "width" | "height">, longSide: number) {
  const scale = longSide / Math.max(raster.width, raster.height);
  return {
    width: Math.max(1, Math.round(raster.width * scale)),
    height: Math.max(1, Math.round(raster.height * scale)),
  };
}

/** One tile as the detector wants it: RGB from -1 to 1, black beyond the picture. */
export function toDetectorInput(raster: Raster, tile: Tile): NetTensor {
  const { width, height } = raster;
  const data = new Float32Array(detectorSide * detectorSide * 3).fill(-1);
  // Turned, a row goes on in steps of its own.
  const start = turnBack({ x: 0, y: 0 }, tile.turns, detectorSide - 1);
  const right = turnBack({ x: 1, y: 0 }, tile.turns, detectorSide - 1);
  const below = turnBack({ x: 0, y: 1 }, tile.turns, detectorSide - 1);
  const along = { x: right.x - start.x, y: right.y - start.y };
  const down = { x: below.x - start.x, y: below.y - start.y };
  for (let row = 0, p = 0; row < detectorSide; row += 1) {
    let x = tile.left + start.x + row * down.x;
    let y = tile.top + start.y + row * down.y;
    for (let column = 0; column < detectorSide; column += 1, p += 3, x += along.x, y += along.y) {
      if (x < 0 || y < 0 || x >= width || y >= height) continue;
      const at = (y * width + x) * 3;
      data[p] = (raster.data[at] ?? 0) / 127.5 - 1;
      data[p + 1] = (raster.data[at + 1] ?? 0) / 127.5 - 1;
      data[p + 2] = (raster.data[at + 2] ?? 0) / 127.5 - 1;
    }
  }
  return { data, dims: [1, detectorSide, detectorSide, 3] };
}

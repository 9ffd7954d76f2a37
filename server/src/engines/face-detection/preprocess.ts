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
  const data = new Float32Array(detectorSide * detectorSide * 3).fill(-1);
  for (let i = 0; i < detectorSide * detectorSide; i += 1) {
    const place = { x: i % detectorSide, y: Math.floor(i / detectorSide) };
    const from = turnBack(place, tile.turns, detectorSide - 1);
    const x = tile.left + from.x;
    const y = tile.top + from.y;
    if (x < 0 || y < 0 || x >= raster.width || y >= raster.height) continue;
    const at = (y * raster.width + x) * 3;
    for (let c = 0; c < 3; c += 1) data[i * 3 + c] = (raster.data[at + c] ?? 0) / 127.5 - 1;
  }
  return { data, dims: [1, detectorSide, detectorSide, 3] };
}

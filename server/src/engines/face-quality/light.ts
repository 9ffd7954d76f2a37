import type { PictureLight } from "#core/face/face-quality.ts";
import type { Raster } from "#engines/runtime/raster.ts";

const wantedSamples = 40_000;

/** Light and colour of a picture, by pixels spread over it evenly. */
export function pictureLight({ width, height, data }: Raster): PictureLight {
  const step = Math.max(1, Math.floor(Math.sqrt((width * height) / wantedSamples)));
  let luma = 0;
  let strongest = 0;
  let coloured = 0;
  let count = 0;
  for (let y = 0; y < height; y += step) {
    for (let x = 0; x < width; x += step) {
      const at = (y * width + x) * 3;
      const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
      const most = Math.max(red, green, blue);
      luma += 0.299 * red + 0.587 * green + 0.114 * blue;
      strongest += most;
      coloured += most - Math.min(red, green, blue);
      count += 1;
    }
  }
  return { brightness: luma / count, saturation: strongest === 0 ? 0 : coloured / strongest };
}

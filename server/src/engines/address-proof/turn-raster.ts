import type { Raster } from "#engines/runtime/raster.ts";

/** Turns a picture by quarters of a turn, clockwise when positive. */
export function turnRaster({ width, height, data }: Raster, quarters: number): Raster {
  const turn = ((quarters % 4) + 4) % 4;
  const isAcross = turn % 2 === 1;
  const [newWidth, newHeight] = isAcross ? [height, width] : [width, height];
  const placeOf = (x: number, y: number): number => {
    if (turn === 1) return x * newWidth + height - 1 - y;
    if (turn === 2) return (height - 1 - y) * newWidth + width - 1 - x;
    return turn === 3 ? (width - 1 - x) * newWidth + y : y * newWidth + x;
  };
  const turned = new Uint8Array(data.length);
  for (let y = 0, from = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, from += 3) {
      const to = 3 * placeOf(x, y);
      turned[to] = data[from] ?? 0;
      turned[to + 1] = data[from + 1] ?? 0;
      turned[to + 2] = data[from + 2] ?? 0;
    }
  return { width: newWidth, height: newHeight, data: turned };
}

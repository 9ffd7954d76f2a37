import fc from "fast-check";
import { expect, test } from "vitest";
import { detectorSide } from "./anchors.ts";
import { tilesOf } from "./tiles.ts";

test("a small picture is one tile", () => {
  expect(tilesOf({ width: 256, height: 100 }, 0)).toEqual([{ left: 0, top: 0, turns: 0 }]);
});

test("a picture smaller than a tile lies in its middle", () => {
  expect(tilesOf({ width: 180, height: 101 }, 0)).toEqual([{ left: -38, top: -77, turns: 0 }]);
});

test("every square of a third of a tile lies whole in some tile, and no tile sticks out", () => {
  const length = fc.integer({ min: detectorSide, max: 1024 });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(length, length, share, share, (width, height, x, y) => {
      const side = detectorSide / 3 - 1;
      const [left, top] = [x * (width - side), y * (height - side)];
      const tiles = tilesOf({ width, height }, 0);
      const holds = (tile: { left: number; top: number }) =>
        tile.left <= left &&
        left + side <= tile.left + detectorSide &&
        tile.top <= top &&
        top + side <= tile.top + detectorSide;
      expect(tiles.some(holds)).toBe(true);
      for (const tile of tiles) {
        expect(tile.left + detectorSide).toBeLessThanOrEqual(width);
        expect(tile.top + detectorSide).toBeLessThanOrEqual(height);
      }
    }),
  );
});

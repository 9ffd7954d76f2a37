import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Point } from "#core/media/image.ts";
import { type Raster, toLuma } from "./raster.ts";
import { resizeRaster, similarityTransform, warpAffine } from "./warp.ts";

/** Red grows to the right, green downwards. */
function ramp(width: number, height: number): Raster {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i += 1) {
    data[i * 3] = (i % width) * 4;
    data[i * 3 + 1] = Math.floor(i / width) * 4;
  }
  return { width, height, data };
}
const pixel = (raster: Raster, x: number, y: number): number[] => {
  const at = (y * raster.width + x) * 3;
  return [...raster.data.subarray(at, at + 3)];
};

describe("warpAffine", () => {
  test("the identity copies the picture", () => {
    const picture = ramp(40, 30);
    expect(warpAffine(picture, [1, 0, 0, 0, 1, 0], 40, 30)).toEqual(picture);
  });

  test("the matrix maps destination to source", () => {
    const part = warpAffine(ramp(40, 30), [1, 0, 7, 0, 1, 5], 4, 4);
    expect(pixel(part, 0, 0)).toEqual([28, 20, 0]);
    expect(pixel(part, 3, 2)).toEqual([40, 28, 0]);
  });

  test("a quarter turn takes rows to columns", () => {
    const turned = warpAffine(ramp(20, 20), [0, 1, 0, -1, 0, 19], 20, 20);
    expect(pixel(turned, 3, 8)).toEqual([8 * 4, (19 - 3) * 4, 0]);
  });

  test("between pixels it interpolates", () => {
    expect(pixel(warpAffine(ramp(40, 30), [1, 0, 7.5, 0, 1, 5.25], 1, 1), 0, 0)).toEqual([30, 21, 0]);
  });

  test("what lies outside the source has the fill's colour", () => {
    const wide = warpAffine(ramp(10, 10), [1, 0, -5, 0, 1, -5], 20, 20, 99);
    expect(pixel(wide, 0, 0)).toEqual([99, 99, 99]);
    expect(pixel(wide, 19, 19)).toEqual([99, 99, 99]);
    expect(pixel(wide, 6, 7)).toEqual([4, 8, 0]);
  });

  test("a shrunk chequerboard is grey, not black and white", () => {
    const data = Uint8Array.from({ length: 64 * 64 * 3 }, (_, i) => {
      const p = Math.floor(i / 3);
      return ((p % 64) + Math.floor(p / 64)) % 2 === 0 ? 255 : 0;
    });
    const small = warpAffine({ width: 64, height: 64, data }, [8, 0, 3.5, 0, 8, 3.5], 8, 8);
    for (const value of small.data) expect(Math.abs(value - 128)).toBeLessThan(30);
  });

  test("a matrix that is not a number gives the fill, and does not throw", () => {
    expect(pixel(warpAffine(ramp(4, 4), [Number.NaN, 0, 0, 0, 1, 0], 2, 2, 7), 0, 0)).toEqual([7, 7, 7]);
  });
});

describe("similarityTransform", () => {
  const coordinate = fc.double({ min: -200, max: 200, noNaN: true });
  test("it recovers any turn, scale and shift", () => {
    const reference: Point[] = [
      { x: 38, y: 52 },
      { x: 74, y: 51 },
      { x: 56, y: 72 },
      { x: 42, y: 92 },
    ];
    const angle = fc.double({ min: -3, max: 3, noNaN: true });
    const scale = fc.double({ min: 0.1, max: 20, noNaN: true });
    fc.assert(
      fc.property(angle, scale, coordinate, coordinate, (turn, size, dx, dy) => {
        const a = size * Math.cos(turn);
        const b = size * Math.sin(turn);
        const points = reference.map(({ x, y }) => ({ x: a * x - b * y + dx, y: b * x + a * y + dy }));
        const found = similarityTransform(reference, points);
        [a, -b, dx, b, a, dy].forEach((value, i) => expect(found[i]).toBeCloseTo(value, 5));
      }),
    );
  });
});

describe("resizeRaster", () => {
  test("it gives exactly the size asked for, in three channels", async () => {
    const resized = await resizeRaster(ramp(50, 40), 20, 31);
    expect([resized.width, resized.height, resized.data.length]).toEqual([20, 31, 20 * 31 * 3]);
  });
});

describe("toLuma", () => {
  test("white is 255, black 0, and green weighs most", () => {
    const data = Uint8Array.from([255, 255, 255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255]);
    expect([...toLuma({ width: 5, height: 1, data })]).toEqual([255, 0, 77, 149, 29]);
  });
});

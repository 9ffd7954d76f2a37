import { describe, expect, test } from "vitest";
import { cropLine } from "./crop-line.ts";

/** Each pixel tells where it is. */
const ramp = {
  width: 60,
  height: 40,
  data: Uint8Array.from({ length: 60 * 40 }, (_, i) => 2 * (i % 60) + 3 * Math.trunc(i / 60)),
};

describe("a line cut out", () => {
  test("an upright box of the crop's size is copied pixel by pixel", () => {
    const box = { center: { x: 19.5, y: 14.5 }, width: 20, height: 10, angle: 0 };
    const crop = cropLine(ramp, box, 20, 10);
    expect(crop[0]).toBeCloseTo(2 * 10 + 3 * 10, 4);
    expect(crop[9 * 20 + 19]).toBeCloseTo(2 * 29 + 3 * 19, 4);
  });

  test("a box turned by half is read from its other end", () => {
    const box = { center: { x: 29.5, y: 19.5 }, width: 20, height: 10, angle: Math.PI };
    expect(cropLine(ramp, box, 20, 10)[0]).toBeCloseTo(2 * 39 + 3 * 24, 3);
  });

  test("a box of negative width is read in a mirror", () => {
    const box = { center: { x: 29.5, y: 19.5 }, width: -20, height: 10, angle: 0 };
    expect(cropLine(ramp, box, 20, 10)[0]).toBeCloseTo(2 * 39 + 3 * 15, 3);
  });

  test("what is made smaller is averaged", () => {
    const stripes = { width: 64, height: 8, data: Uint8Array.from({ length: 512 }, (_, i) => (i % 2) * 200) };
    const crop = cropLine(stripes, { center: { x: 31.5, y: 3.5 }, width: 64, height: 8, angle: 0 }, 16, 2);
    for (const value of crop) expect(Math.abs(value - 100)).toBeLessThan(1);
  });

  test("beyond its edge a picture goes on as it ends", () => {
    const box = { center: { x: 59, y: 39 }, width: 40, height: 40, angle: 0 };
    expect(cropLine(ramp, box, 40, 40).at(-1)).toBe(2 * 59 + 3 * 39);
  });
});

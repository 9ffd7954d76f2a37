import { describe, expect, test } from "vitest";
import type { Quad } from "#core/media/image.ts";
import type { Raster } from "./raster.ts";
import { quadSize, rectify, rectifyPart, unitSquareTo } from "./rectify.ts";

const slope: Quad = [
  { x: 30, y: 20 },
  { x: 150, y: 40 },
  { x: 140, y: 110 },
  { x: 20, y: 90 },
];

/** Red rises to the right, green downwards. */
function ramp(width: number, height: number): Raster {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i += 1) {
    data[i * 3] = i % width;
    data[i * 3 + 1] = Math.trunc(i / width);
  }
  return { width, height, data };
}

describe("rectify", () => {
  test("the unit square's corners come to lie on the quad's", () => {
    const at = new Float64Array(2);
    const unit = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ] as const;
    unit.forEach(([u, v], i) => {
      unitSquareTo(slope)(u, v, at);
      expect(at[0]).toBeCloseTo(slope[i]?.x ?? Number.NaN, 6);
      expect(at[1]).toBeCloseTo(slope[i]?.y ?? Number.NaN, 6);
    });
  });

  test("each pixel shows what lies at its place in the quad", () => {
    const { width, height } = quadSize(slope);
    const upright = rectify(ramp(200, 150), slope, { width, height });
    const at = new Float64Array(2);
    for (const [x, y] of [
      [0, 0],
      [width - 1, 0],
      [60, 35],
      [width - 1, height - 1],
    ] as const) {
      unitSquareTo(slope)((x + 0.5) / width, (y + 0.5) / height, at);
      const pixel = (y * width + x) * 3;
      expect(Math.abs((upright.data[pixel] ?? 0) - (at[0] ?? 0))).toBeLessThan(1);
      expect(Math.abs((upright.data[pixel + 1] ?? 0) - (at[1] ?? 0))).toBeLessThan(1);
    }
  });

  test("a square of the quad is the same as that part of the whole", () => {
    const raster = ramp(200, 150);
    const whole = rectify(raster, slope, quadSize(slope));
    const part = rectifyPart(raster, slope, { left: 40, top: 10, side: 32 });
    const row = (10 + 5) * whole.width + 40;
    expect(part.data.subarray(5 * 32 * 3, 6 * 32 * 3)).toEqual(whole.data.subarray(row * 3, (row + 32) * 3));
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contextBox, contextCrop, textureSide, toTextureInput } from "./preprocess.ts";

describe("contextBox", () => {
  test("is 2.7 times the face around its middle where there is room", () => {
    const box = contextBox({ left: 450, top: 400, width: 100, height: 120 }, { width: 1000, height: 1000 });
    expect(box.width).toBeCloseTo(270, 6);
    expect(box.height).toBeCloseTo(324, 6);
    expect(box.left).toBeCloseTo(365, 6);
    expect(box.top).toBeCloseTo(298, 6);
  });

  test("moves inside where it would stick out, without changing its size", () => {
    const box = contextBox({ left: 0, top: 880, width: 100, height: 120 }, { width: 1000, height: 1000 });
    expect(box.left).toBe(0);
    expect(box.top + box.height).toBeCloseTo(999, 6);
    expect(box.width).toBeCloseTo(270, 6);
  });

  test("never sticks out and keeps the face's proportions", () => {
    const side = fc.integer({ min: 10, max: 900 });
    const place = fc.integer({ min: -200, max: 900 });
    fc.assert(
      fc.property(side, side, place, place, (width, height, left, top) => {
        const box = contextBox({ left, top, width, height }, { width: 800, height: 600 });
        expect(box.left).toBeGreaterThanOrEqual(-1e-9);
        expect(box.top).toBeGreaterThanOrEqual(-1e-9);
        expect(box.left + box.width).toBeLessThanOrEqual(799 + 1e-9);
        expect(box.top + box.height).toBeLessThanOrEqual(599 + 1e-9);
        expect(box.width / box.height).toBeCloseTo(width / height, 6);
      }),
    );
  });
});

test("the corners of the input map to the corners of the rectangle", () => {
  const [scaleX, , left, , scaleY, top] = contextCrop({ left: 10, top: 20, width: 256, height: 64 });
  expect([scaleX * -0.5 + left, scaleY * -0.5 + top]).toEqual([9.5, 19.5]);
  expect([scaleX * (textureSide - 0.5) + left, scaleY * (textureSide - 0.5) + top]).toEqual([265.5, 83.5]);
});

test("the net gets blue first, in plain numbers", () => {
  const data = new Uint8Array(textureSide * textureSide * 3);
  data.set([10, 20, 30]);
  const input = toTextureInput({ width: textureSide, height: textureSide, data });
  const plane = textureSide * textureSide;
  expect([input.data[0], input.data[plane], input.data[2 * plane]]).toEqual([30, 20, 10]);
  expect(input.dims).toEqual([1, 3, textureSide, textureSide]);
});

import { expect, test } from "vitest";
import { warpShrunk } from "./pyramid.ts";
import type { Raster } from "./raster.ts";
import { type Affine, warpAffine } from "./warp.ts";

/** Slow waves, different in each colour. */
function waves(width: number, height: number): Raster {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => {
    const [x, y, c] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width), i % 3];
    return Math.round(128 + 60 * Math.sin(x / 23 + c) + 60 * Math.cos(y / 31 - c));
  });
  return { width, height, data };
}

function furthest(a: Raster, b: Raster): number {
  return a.data.reduce((most, value, i) => Math.max(most, Math.abs(value - (b.data[i] ?? 0))), 0);
}

test.each([1, 1.9, 2.3, 4, 9.4])("shrinking by %s shows the same as warpAffine does", (scale) => {
  const picture = waves(801, 603);
  const [cos, sin] = [Math.cos(0.2) * scale, Math.sin(0.2) * scale];
  const matrix: Affine = [cos, -sin, 210.3, sin, cos, 40.7];
  const [one, other] = [warpShrunk, warpAffine].map((warp) => warp(picture, matrix, 48, 40));
  expect(one && other && furthest(one, other)).toBeLessThan(6);
});

test("outside of the picture is the colour asked for", () => {
  const { data } = warpShrunk(waves(64, 64), [4, 0, 500, 0, 4, 500], 8, 8, 77);
  expect(new Set(data)).toEqual(new Set([77]));
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FaceFinding } from "#core/face/face.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { type Affine, warpAffine } from "#engines/runtime/warp.ts";
import { dlibCrop, faceresCrop, mirrored } from "./align.ts";

/** dlib's mean face at a size, a turn and a place. */
function faceAt({ scale, turn, x, y }: { scale: number; turn: number; x: number; y: number }): FaceFinding {
  const place = (u: number, v: number) => ({
    x: x + scale * (u * Math.cos(turn) - v * Math.sin(turn)),
    y: y + scale * (u * Math.sin(turn) + v * Math.cos(turn)),
  });
  return {
    box: { left: x, top: y, width: scale, height: scale },
    points: {
      leftEye: place(0.2273, 0.2214),
      rightEye: place(0.7528, 0.2212),
      nose: place(0.490127, 0.515625),
      leftMouth: place(0.254149, 0.780233),
      rightMouth: place(0.726104, 0.780233),
    },
    score: 1,
  };
}

function map([a, b, tx, c, d, ty]: Affine, x: number, y: number) {
  return { x: a * x + b * y + tx, y: c * x + d * y + ty };
}

const anyFace = fc
  .record({
    scale: fc.double({ min: 20, max: 500, noNaN: true }),
    turn: fc.double({ min: -3, max: 3, noNaN: true }),
    x: fc.double({ min: -100, max: 1000, noNaN: true }),
    y: fc.double({ min: -100, max: 1000, noNaN: true }),
  })
  .map(faceAt);

describe("dlibCrop", () => {
  test("brings the eyes to (47.7, 47.1) and (100.3, 47.1), whatever the face's size, turn and place", () => {
    fc.assert(
      fc.property(anyFace, (face) => {
        const matrix = dlibCrop(face.points);
        const [left, right] = [map(matrix, 47.73, 47.14), map(matrix, 100.28, 47.12)];
        const close = 0.001 * Math.hypot(right.x - left.x, right.y - left.y) + 0.01;
        expect(Math.hypot(left.x - face.points.leftEye.x, left.y - face.points.leftEye.y)).toBeLessThan(
          close,
        );
        expect(Math.hypot(right.x - face.points.rightEye.x, right.y - face.points.rightEye.y)).toBeLessThan(
          close,
        );
      }),
    );
  });
});

describe("faceresCrop", () => {
  test("puts the middle of the box in the middle, a fifth larger than the box, eyes level", () => {
    const face = faceAt({ scale: 100, turn: 0, x: 50, y: 70 });
    const matrix = faceresCrop(face);
    expect(map(matrix, 111.5, 111.5)).toEqual({ x: expect.closeTo(99.5, 6), y: expect.closeTo(119.5, 6) });
    expect(map(matrix, 223.5, 0).x - map(matrix, -0.5, 0).x).toBeCloseTo(120, 3);
  });
});

describe("mirrored", () => {
  test("swaps left and right, and twice is nothing", () => {
    const raster = { width: 2, height: 1, data: Uint8Array.of(1, 2, 3, 4, 5, 6) };
    expect([...mirrored(raster).data]).toEqual([4, 5, 6, 1, 2, 3]);
    expect([...mirrored(mirrored(raster)).data]).toEqual([...raster.data]);
  });

  test("cutting the mirrored face and mirroring the cut give the same picture", () => {
    const width = 64;
    const data = Uint8Array.from({ length: width * width * 3 }, (_, i) => (i * 7) % 251);
    const raster = { width, height: width, data };
    const cut = (picture: Raster, matrix: Affine) => warpAffine(picture, matrix, 16, 16);
    const matrix: Affine = [2, 0, 10, 0, 2, 8];
    const other: Affine = [2, 0, width - 1 - 10 - 2 * 15, 0, 2, 8];
    expect([...mirrored(cut(raster, matrix)).data]).toEqual([...cut(mirrored(raster), other).data]);
  });
});

import { describe, expect, test } from "vitest";
import { meshBox, meshCrop, meshFacePoints, meshSide, toMesh } from "./mesh.ts";

const box = { left: 100, top: 60, width: 64, height: 64 };
const level = [
  { x: 120, y: 80 },
  { x: 144, y: 80 },
];

/** The net's outputs when it says that all its points lie at one place of its input. */
function outputsAt(x: number, y: number) {
  const numbers = new Float32Array(468 * 3);
  for (let i = 0; i < 468; i += 1) numbers.set([x, y, 0], i * 3);
  return [
    { data: Float32Array.of(0.9), dims: [1, 1] },
    { data: numbers, dims: [1, 1404] },
    { data: new Float32Array(266), dims: [1, 266] },
  ];
}

describe("meshCrop", () => {
  test("cuts half as much again around the middle of the box", () => {
    const matrix = meshCrop({ box, points: level, probability: 1 });
    const mesh = toMesh(outputsAt(meshSide / 2, meshSide / 2), matrix);
    expect(mesh.presence).toBeCloseTo(0.9, 6);
    expect(mesh.points[7]?.x).toBeCloseTo(131.5, 6);
    expect(mesh.points[7]?.y).toBeCloseTo(91.5, 6);
    expect(matrix[0]).toBeCloseTo((64 * 1.5) / meshSide, 6);
  });

  test("levels the eyes of a tilted head", () => {
    const tilted = [
      { x: 120, y: 80 },
      { x: 144, y: 104 },
    ];
    const [a, b, , c, d] = meshCrop({ box, points: tilted, probability: 1 });
    expect(Math.atan2(c, a)).toBeCloseTo(Math.PI / 4, 6);
    expect(a * d - b * c).toBeCloseTo(0.25, 6);
  });
});

test("the left eye is the one on the left of the picture, between its two corners", () => {
  const points = Array.from({ length: 468 }, () => ({ x: 0, y: 0 }));
  points[33] = { x: 10, y: 20 };
  points[133] = { x: 20, y: 22 };
  points[362] = { x: 40, y: 22 };
  points[263] = { x: 50, y: 20 };
  const mesh = { points, presence: 1 };
  expect(meshFacePoints(mesh).leftEye).toEqual({ x: 15, y: 21 });
  expect(meshFacePoints(mesh).rightEye).toEqual({ x: 45, y: 21 });
  expect(meshBox(mesh)).toEqual({ left: 0, top: 0, width: 50, height: 22 });
});

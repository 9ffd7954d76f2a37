import { describe, expect, test } from "vitest";
import { meshBox, meshCrop, meshEyeOpenness, meshFacePoints, meshPose, meshSide, toMesh } from "./mesh.ts";

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
  const mesh = { points, depths: [], presence: 1 };
  expect(meshFacePoints(mesh).leftEye).toEqual({ x: 15, y: 21 });
  expect(meshFacePoints(mesh).rightEye).toEqual({ x: 45, y: 21 });
  expect(meshBox(mesh)).toEqual({ left: 0, top: 0, width: 50, height: 22 });
});

describe("meshPose", () => {
  /** A flat face, given by the points that pose is read from, turned about the upright axis. */
  function turned(degrees: number) {
    const points = Array.from({ length: 468 }, () => ({ x: 0, y: 0 }));
    const depths = Array.from({ length: 468 }, () => 0);
    const cos = Math.cos((degrees * Math.PI) / 180);
    const sin = Math.sin((degrees * Math.PI) / 180);
    const place = (index: number, x: number, y: number) => {
      points[index] = { x: x * cos, y };
      depths[index] = x * sin;
    };
    for (const [index, x, y] of [
      [234, -50, 0],
      [454, 50, 0],
      [152, 0, 70],
      [10, 0, -70],
      [33, -40, -10],
      [263, 40, -10],
    ] as const)
      place(index, x, y);
    return { points, depths, presence: 1 };
  }

  test.each([0, 20, -35])("a flat face turned by %d° has that yaw, and neither pitch nor roll", (degrees) => {
    const { yaw, pitch, roll } = meshPose(turned(degrees));
    expect(yaw).toBeCloseTo(degrees, 6);
    expect(pitch).toBeCloseTo(0, 6);
    expect(roll).toBeCloseTo(0, 6);
  });
});

test("the less open eye is told", () => {
  const points = Array.from({ length: 468 }, () => ({ x: 0, y: 0 }));
  for (const [index, x, y] of [
    [33, 0, 0],
    [133, 40, 0],
    [159, 20, -6],
    [145, 20, 6],
    [362, 100, 0],
    [263, 140, 0],
    [386, 120, -1],
    [374, 120, 1],
  ] as const)
    points[index] = { x, y };
  expect(meshEyeOpenness({ points, depths: [], presence: 1 })).toBeCloseTo(0.05, 6);
});

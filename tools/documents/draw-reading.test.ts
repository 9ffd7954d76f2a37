import sharp from "sharp";
import { expect, test } from "vitest";
import { decodeImage } from "../../server/src/engines/runtime/decode.ts";
import { createSpecimen } from "../../server/src/specimen/create-specimen.ts";
import { drawReading } from "./draw-reading.ts";
import type { SideReading } from "./read-side.ts";

/** A side read without a mistake. */
async function perfectReading(): Promise<SideReading> {
  const { image, truth } = await createSpecimen({
    type: "identity-card",
    seed: 3,
    today: "2026-11-21",
    degrade: 1,
    frame: { width: 800, height: 600 },
  });
  return {
    raster: await decodeImage(image),
    outline: {
      corners: truth.corners,
      confidence: 1,
      isWholePicture: false,
      textInside: 1,
      textCut: 0,
      cutOff: 0,
      documentCount: 1,
    },
    mrz: null,
    fields: truth.regions.fields.map(({ name, value, text, region }) => ({
      ...{ name, value, raw: text, region },
      source: "print",
      confidence: 0.9,
    })),
  };
}

/** How much of a picture has the colour of the print's boxes. */
async function boxedShare(picture: Uint8Array): Promise<number> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let count = 0;
  for (let i = 0; i < data.length; i += 3)
    if ((data[i] ?? 0) > 140 && (data[i + 1] ?? 0) < 110 && (data[i + 2] ?? 0) < 60) count += 1;
  return count / (info.width * info.height);
}

test("a picture of a reading is wide and small, and taller for two sides; each field has its box and row", async () => {
  const side = await perfectReading();
  const [one, two] = [await drawReading("one side", [side]), await drawReading("two", [side, side])];
  const [first, second] = [await sharp(one).metadata(), await sharp(two).metadata()];
  expect(first).toMatchObject({ format: "webp", width: 1280 });
  expect(second.height).toBeGreaterThan((first.height ?? 0) + 300);
  expect(two.length).toBeLessThan(150_000);
  const unread = await drawReading("one side", [{ ...side, fields: [] }]);
  expect(await boxedShare(one)).toBeGreaterThan(2 * (await boxedShare(unread)) + 0.0005);
});

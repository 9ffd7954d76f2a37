import { describe, expect, test } from "vitest";
import { decodeImage } from "#engines/runtime/decode.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { createSpecimen } from "#specimen/create-specimen.ts";
import { loadBarcodeReader } from "./engine.ts";

const today = "2026-05-04";
const reader = await loadBarcodeReader();

function blank(width: number, height: number): Raster {
  return { width, height, data: new Uint8Array(width * height * 3).fill(200) };
}

describe("the barcode reader", () => {
  test("a licence's back gives its text, its place and its fields", async () => {
    const { image, truth } = await createSpecimen({ type: "driving-licence", side: "back", seed: 1, today });
    const { value, models } = await reader.read(await decodeImage(image));
    expect(models).toEqual([]);
    expect(value).toMatchObject([{ symbology: "PDF417", text: truth.barcode }]);
    expect(value[0]?.licence?.fields).toContainEqual({
      name: "document-number",
      value: truth.fields.documentNumber,
      raw: truth.fields.documentNumber,
      source: "barcode",
      confidence: 1,
      region: null,
    });
    const [topLeft, , bottomRight] = truth.corners;
    const width = bottomRight.x - topLeft.x;
    expect((value[0]?.region[0].x ?? 0) - topLeft.x).toBeLessThan(width / 5);
    expect(bottomRight.x - (value[0]?.region[1].x ?? 0)).toBeLessThan(width / 5);
  });

  test("a photograph of degradation 2 is read", async () => {
    const options = { type: "driving-licence", side: "back", seed: 4, today, degrade: 2 } as const;
    const { image, truth } = await createSpecimen(options);
    const { value } = await reader.read(await decodeImage(image));
    expect(value.map(({ text }) => text)).toEqual([truth.barcode]);
  });

  test("a side without a symbol has none", async () => {
    const { image } = await createSpecimen({ type: "passport", seed: 4, today, degrade: 1 });
    expect((await reader.read(await decodeImage(image))).value).toEqual([]);
  });

  test.each([
    [1, 1],
    [1, 400],
    [400, 1],
    [300, 200],
  ])("a picture of %i by %i without a symbol has none", async (width, height) => {
    expect((await reader.read(blank(width, height))).value).toEqual([]);
  });
});

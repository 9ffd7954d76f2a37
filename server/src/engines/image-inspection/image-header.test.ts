import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { imageHeaderReader } from "./image-header.ts";
import { jpegStructure } from "./jpeg-structure.ts";

/** A picture with colours and details. */
function pixels(width: number, height: number) {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => (i * i * 31 + i * 17) & 255);
  return sharp(data, { raw: { width, height, channels: 3 } });
}

describe("a header", () => {
  test("of a JPEG tells size, channels, quality and scans", async () => {
    const bytes = await pixels(40, 30).jpeg({ quality: 95 }).toBuffer();
    expect(await imageHeaderReader.read(bytes)).toEqual({
      ...{ format: "jpeg", width: 40, height: 30, channels: 3, colours: "rgb" },
      ...{ jpegQuality: 95, scans: 1 },
    });
  });

  test.each([30, 50, 80, 94, 95, 98, 100])("tells the quality %d of a JPEG within one", async (quality) => {
    const header = await imageHeaderReader.read(await pixels(40, 30).jpeg({ quality }).toBuffer());
    expect(Math.abs((header?.jpegQuality ?? 0) - quality)).toBeLessThanOrEqual(1);
  });

  test("of a picture that lies on its side tells the upright size", async () => {
    const bytes = await pixels(40, 30).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await imageHeaderReader.read(bytes)).toMatchObject({ width: 30, height: 40 });
  });

  test.each([
    ["grey", { channels: 1, colours: "grey" }, () => pixels(40, 30).toColourspace("b-w").png().toBuffer()],
    ["with alpha", { channels: 4, colours: "rgb" }, () => pixels(40, 30).ensureAlpha(0.5).png().toBuffer()],
    ["of a palette", { channels: 3, colours: "rgb" }, () => pixels(40, 30).png({ palette: true }).toBuffer()],
    [
      "of 16 bits",
      { channels: 3, colours: "rgb" },
      () => pixels(40, 30).toColourspace("rgb16").png().toBuffer(),
    ],
  ])("of a PNG %s tells its channels", async (_what, expected, make) => {
    expect(await imageHeaderReader.read(await make())).toMatchObject({
      ...{ format: "png", jpegQuality: null, scans: 1 },
      ...expected,
    });
  });

  test("of inks is of other colours", async () => {
    const bytes = await pixels(40, 30).toColourspace("cmyk").jpeg().toBuffer();
    expect(await imageHeaderReader.read(bytes)).toMatchObject({ channels: 4, colours: "other" });
  });

  test.each([
    ["GIF", () => pixels(40, 30).gif().toBuffer()],
    ["WebP", () => pixels(40, 30).webp().toBuffer()],
    ["TIFF", () => pixels(40, 30).tiff().toBuffer()],
    ["AVIF", () => pixels(40, 30).avif().toBuffer()],
    ["SVG", async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ["BMP", async () => Buffer.from("BM and whatever follows")],
  ])("of a %s says that it is another format", async (_name, make) => {
    expect((await imageHeaderReader.read(await make()))?.format).toBe("other");
  });

  test.each([
    ["text", Buffer.from("no picture at all")],
    ["nothing", Buffer.alloc(0)],
    ["a JPEG's first bytes", Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ["a PNG's signature", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])],
  ])("%s has none", async (_what, bytes) => {
    expect(await imageHeaderReader.read(bytes)).toBeUndefined();
  });
});

describe("jpegStructure", () => {
  test("counts the scans of a progressive picture", async () => {
    const bytes = await pixels(200, 150).jpeg({ progressive: true }).toBuffer();
    const { scans } = jpegStructure(bytes);
    expect(scans).toBeGreaterThan(3);
    expect(scans).toBeLessThan(20);
  });

  test("ends on any bytes, whatever lengths they claim", () => {
    for (let seed = 1; seed < 200; seed += 1) {
      const bytes = Uint8Array.from({ length: 300 }, (_, i) =>
        (i * i * seed) % 7 < 3 ? 0xff : (i * seed) & 255,
      );
      bytes.set([0xff, 0xd8, 0xff, 0xdb, 0, 0], 0);
      expect(jpegStructure(bytes).scans).toBeLessThan(300);
    }
  });
});

import sharp, { type Color, type Sharp } from "sharp";
import { describe, expect, test } from "vitest";
import { decodeImage } from "./decode.ts";

const plain = (width: number, height: number, background: Color): Sharp =>
  sharp({ create: { width, height, channels: 4, background } });

describe("decodeImage", () => {
  test("transparency becomes white", async () => {
    const { data } = await decodeImage(
      await plain(10, 10, { r: 255, g: 0, b: 0, alpha: 0 }).png().toBuffer(),
    );
    expect([...data.subarray(0, 3)]).toEqual([255, 255, 255]);
  });

  test("EXIF's orientation is applied", async () => {
    const left = plain(40, 20, "#0000ff").composite([
      { input: await plain(20, 20, "#ff0000").png().toBuffer(), left: 0, top: 0 },
    ]);
    // 6: the picture must be turned clockwise, so its left side comes to the top.
    const bytes = await sharp(await left.png().toBuffer())
      .withMetadata({ orientation: 6 })
      .png()
      .toBuffer();
    const raster = await decodeImage(bytes);
    expect([raster.width, raster.height]).toEqual([20, 40]);
    expect([...raster.data.subarray(0, 3)]).toEqual([255, 0, 0]);
    expect([...raster.data.subarray(-3)]).toEqual([0, 0, 255]);
  });

  test("the long side is limited, small pictures are not enlarged", async () => {
    const bytes = await plain(5000, 1000, "#123456").png().toBuffer();
    await expect(decodeImage(bytes)).resolves.toMatchObject({ width: 4096, height: 819 });
    await expect(decodeImage(bytes, { maxSide: 500 })).resolves.toMatchObject({ width: 500, height: 100 });
    await expect(decodeImage(bytes, { maxSide: 6000 })).resolves.toMatchObject({ width: 5000, height: 1000 });
  });

  test.each([
    ["grey", (image: Sharp) => image.greyscale().toColourspace("b-w").png()],
    ["16-bit", (image: Sharp) => image.toColourspace("rgb16").png()],
    ["CMYK", (image: Sharp) => image.toColourspace("cmyk").jpeg()],
  ])("a %s picture becomes eight-bit RGB of about the same brightness", async (_, convert) => {
    const raster = await decodeImage(await convert(plain(8, 8, "#808080")).toBuffer());
    expect(raster.data.length).toBe(8 * 8 * 3);
    for (const value of raster.data) expect(Math.abs(value - 128)).toBeLessThan(20);
  });

  test("what is no picture is image-unreadable", async () => {
    await expect(decodeImage(new Uint8Array([1, 2, 3]))).rejects.toMatchObject({ code: "image-unreadable" });
  });
});

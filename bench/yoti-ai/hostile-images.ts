import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";

/** A picture that is made to cost much, and what it is meant to cost. */
export interface HostileImage {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const side = 1400;

/** Pictures that pass the bounds on bytes where they can, so that somebody has to look at them. */
export async function hostileImages(portrait: Uint8Array): Promise<readonly HostileImage[]> {
  const progressive = await sharp(portrait).jpeg({ progressive: true, quality: 97 }).toBuffer();
  return [
    { name: "PNG of 30,000 × 30,000 pixels in 1 MB", bytes: png(30_000, 30_000, 1_000_000) },
    { name: "PNG that says it is small and holds 500 MB", bytes: png(side, side, 500_000_000) },
    { name: "PNG with 200 MB of text packed into it", bytes: withText(png(side, side, 1000), 200_000_000) },
    { name: "JPEG of 400 scans", bytes: manyScans(progressive, 400) },
    { name: "JPEG cut in the middle", bytes: progressive.subarray(0, progressive.length / 2) },
    { name: "2 MB of noise called a JPEG", bytes: noise(2_000_000) },
    { name: "a page of 40 faces", bytes: await crowd(portrait) },
    { name: "patterns with edges everywhere", bytes: await edges() },
  ];
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(4);
  frame.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([frame, body, sum]);
}

/** Says one size, and holds so many bytes of zeros. */
function png(width: number, height: number, zeros: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc(zeros), { level: 1 })),
    // Room that brings it over the least number of bytes.
    chunk("teXt", Buffer.alloc(60_000)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function withText(picture: Buffer, zeros: number): Buffer {
  const end = picture.length - 12;
  const text = Buffer.concat([Buffer.from("Comment\0\0", "latin1"), deflateSync(Buffer.alloc(zeros))]);
  return Buffer.concat([picture.subarray(0, end), chunk("zTXt", text), picture.subarray(end)]);
}

function manyScans(picture: Buffer, count: number): Buffer {
  const start = picture.lastIndexOf(Buffer.from([0xff, 0xda]));
  const scan = picture.subarray(start, Math.min(start + 2000, picture.length - 2));
  const more = Array.from({ length: count }, () => scan);
  return Buffer.concat([picture.subarray(0, -2), ...more, picture.subarray(-2)]);
}

/** The same in every run. */
function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, (_, i) => {
    if (i < 3) return [0xff, 0xd8, 0xff][i] ?? 0;
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 24;
  });
}

async function crowd(portrait: Uint8Array): Promise<Uint8Array> {
  const one = await sharp(portrait).resize(200, 200, { fit: "cover" }).png().toBuffer();
  const places = Array.from({ length: 40 }, (_, i) => ({
    input: one,
    left: (i % 8) * 200,
    top: Math.floor(i / 8) * 200,
  }));
  const page = sharp({ create: { width: 1600, height: 1000, channels: 3, background: "#806050" } });
  return page.composite(places).jpeg({ quality: 90 }).toBuffer();
}

/** Without a face, so that every size and turn of it is searched. */
async function edges(): Promise<Uint8Array> {
  const data = Uint8Array.from({ length: side * side * 3 }, (_, i) => {
    const [x, y, c] = [Math.floor(i / 3) % side, Math.floor(i / 3 / side), i % 3];
    return ((x * x + y * y * (c + 1)) >> 6) & 255;
  });
  return sharp(data, { raw: { width: side, height: side, channels: 3 } })
    .jpeg({ quality: 60 })
    .toBuffer();
}

import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { picture } from "../veriff-customer.ts";
import { type Abuse, type Expected, mediaBody } from "./abuse.ts";

const mebibyte = 1024 * 1024;

/** Uploads that are no picture that anybody could check, each with how it is to be refused. */
export async function hostilePictures(): Promise<readonly Abuse[]> {
  const [jpeg, png] = [Buffer.from(await picture("jpeg")), Buffer.from(await picture("png"))];
  const other = (format: "gif" | "webp" | "tiff") => sharp(png).toFormat(format).toBuffer();
  const tiny = await sharp({ create: { width: 1, height: 1, channels: 3, background: "red" } })
    .png()
    .toBuffer();
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><image href="file:///etc/passwd"/></svg>';
  return [
    upload("a truncated JPEG", jpeg.subarray(0, jpeg.length / 2), [400, "1400"]),
    upload("a JPEG without its last bytes", jpeg.subarray(0, jpeg.length - 200), [400, "1400"]),
    upload("a JPEG's first three bytes", jpeg.subarray(0, 3), [400, "1400"]),
    upload("a JPEG that claims 60,000 × 60,000 pixels", giantJpeg(jpeg), [400, "1104"]),
    upload("a truncated PNG", png.subarray(0, png.length / 2), [400, "1400"]),
    upload("a PNG whose pixels are noise", pngOf(300, 300, Buffer.from("no zlib stream")), [400, "1400"]),
    upload("a PNG of 1 × 1", tiny, [400, "1104"]),
    upload("a PNG of 0 × 0", pngOf(0, 0, deflateSync("")), [400, "1400"]),
    upload("a PNG bomb of 30,000 × 30,000", pngBomb(30_000, 30_000), [400, "1104"]),
    upload("a PNG with a colour profile of 200 MiB in little", profileBomb(200), [400, "1400"]),
    upload("an SVG", Buffer.from(svg), [400, "1104"]),
    upload("a PDF", Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"), [400, "1104"]),
    upload("a zip", Buffer.from("PK\u0003\u0004\u0014\0\0\0\b\0", "latin1"), [400, "1104"]),
    upload("a GIF", await other("gif"), [400, "1104"]),
    upload("a WebP", await other("webp"), [400, "1104"]),
    upload("a TIFF", await other("tiff"), [400, "1104"]),
    upload("an HTML page", Buffer.from("<!doctype html><script>alert(1)</script>"), [400, "1104"]),
    upload("a program", Buffer.from("\u007fELF\u0002\u0001\u0001", "latin1"), [400, "1104"]),
    upload("zeros", Buffer.alloc(mebibyte), [400, "1104"]),
  ];
}

/** Contents that hold no file at all. */
export function hostileContents(): readonly Abuse[] {
  const media = (name: string, body: string, expected: Expected): Abuse => ({
    ...{ name, method: "POST", path: "/sessions/{id}/media", body, expected },
  });
  const content = (name: string, value: unknown, expected: Expected) =>
    media(name, mediaBody(value), expected);
  return [
    content("an empty content", "", [400, "1400"]),
    content("a content of null", null, [400, "1400"]),
    content("a number as content", 1e300, [400, "1401"]),
    content("an array of bytes as content", [255, 216, 255], [400, "1401"]),
    content("deep arrays as content", nested(200), [400, "1401"]),
    content("words as content", "not base64 at all!", [400, "1401"]),
    content("base64 cut in the middle of a byte", "/9j/4", [400, "1401"]),
    content("base64 with bits left over", "/9j/4B==", [400, "1401"]),
    content("emoji as content", "😀".repeat(1000), [400, "1401"]),
    content("a data URI without base64", "data:image/png,%89PNG", [400, "1401"]),
    content("a data URI of a GIF", "data:image/gif;base64,R0lGODlhAQABAAAAACw=", [400, "1104"]),
    content("a data URI without an end", `data:${"x".repeat(10_000)}`, [400, "1401"]),
    content("an address as content", "https://169.254.169.254/latest/meta-data", [400, "1401"]),
    content("a path as content", "../../../../etc/passwd", [400, "1401"]),
    media("another context", mediaBody("/9j/", { context: "../face" }), [400, "1402"]),
    media("a context of a prototype", mediaBody("/9j/", { context: "__proto__" }), [400, "1402"]),
    media("an array as context", mediaBody("/9j/", { context: ["face"] }), [400, "1402"]),
    media("a picture without context", '{"image":{"content":"/9j/"}}', [400, "1403"]),
    media("a picture only in the prototype", '{"__proto__":{"image":{}}}', [400, "1400"]),
    media("a list of pictures", '{"image":[{"context":"face","content":"/9j/"}]}', [400, "1403"]),
    media("no picture", "{}", [400, "1400"]),
    media("a body of 24 MiB and a byte", `${" ".repeat(24 * mebibyte)}5`, [413]),
    media("a body of 50 MB", mediaBody("A".repeat(50_000_000)), [413]),
  ];
}

function upload(name: string, bytes: Uint8Array, expected: Expected): Abuse {
  const body = mediaBody(Buffer.from(bytes).toString("base64"));
  return { name, method: "POST", path: "/sessions/{id}/media", body, expected };
}

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}

/** The same picture with another size in its frame header (ITU-T T.81, B.2.2). */
function giantJpeg(jpeg: Buffer): Buffer {
  const copy = Buffer.from(jpeg);
  const frame = copy.indexOf(Buffer.of(0xff, 0xc0));
  copy.writeUInt16BE(60_000, frame + 5);
  copy.writeUInt16BE(60_000, frame + 7);
  return copy;
}

/** A valid picture of one bit a pixel, out of few bytes. */
function pngBomb(width: number, height: number): Buffer {
  return pngOf(width, height, deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height)));
}

/** So many MiB of zeros, deflated, where a colour profile belongs (PNG, 11.3.2.3), and no pixels. */
function profileBomb(mebibytes: number): Buffer {
  const profile = Buffer.concat([
    Buffer.from("p\0\0", "latin1"),
    deflateSync(Buffer.alloc(mebibytes * mebibyte)),
  ]);
  const whole = pngOf(300, 300, Buffer.alloc(0));
  return Buffer.concat([whole.subarray(0, 33), chunk("iCCP", profile), whole.subarray(33)]);
}

function pngOf(width: number, height: number, data: Uint8Array): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", data),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

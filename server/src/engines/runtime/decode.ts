import sharp from "sharp";
import { CoreError } from "#core/errors.ts";
import { plainBytes, type Raster } from "./raster.ts";

const maxPixels = 50_000_000;
const defaultMaxSide = 4096;

/**
 * Decodes a picture: upright (EXIF), sRGB, transparency flattened on white, long side at most `maxSide` pixels
 * (4096 when left out). Throws CoreError "image-unreadable".
 */
export async function decodeImage(bytes: Uint8Array, options?: { maxSide?: number }): Promise<Raster> {
  const side = options?.maxSide ?? defaultMaxSide;
  try {
    const { data, info } = await sharp(bytes, { failOn: "error", limitInputPixels: maxPixels })
      .autoOrient()
      .flatten({ background: "#ffffff" })
      .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb")
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, data: toRgb(data, info.channels) };
  } catch (cause) {
    throw new CoreError("image-unreadable", "The picture cannot be decoded.", { cause });
  }
}

function toRgb(data: Uint8Array, channels: number): Uint8Array {
  if (channels === 3) return plainBytes(data);
  const count = data.length / channels;
  const rgb = new Uint8Array(count * 3);
  const isGrey = channels < 3;
  for (let i = 0; i < count; i += 1) {
    for (let c = 0; c < 3; c += 1) rgb[i * 3 + c] = data[i * channels + (isGrey ? 0 : c)] ?? 0;
  }
  return rgb;
}

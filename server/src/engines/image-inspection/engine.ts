import sharp, { type Metadata } from "sharp";
import { CoreError } from "#core/errors.ts";
import type { ImageFacts, ImageInspector } from "#core/media/image.ts";
import { imageFormat } from "./image-format.ts";

const maxPixels = 50_000_000;
const maxSide = 12_000;
const minSide = 64;
/** A progressive JPEG may hide thousands of scans in few bytes. */
const maxDecodeSeconds = 20;

/** Tells a picture's format and size, and decodes it once to the last line; only sane sizes are decoded. */
export const imageInspector: ImageInspector = {
  inspect: async (bytes) => {
    const mimeType = imageFormat(bytes);
    if (mimeType === undefined) {
      throw new CoreError("image-format-unsupported", "Only JPEG and PNG pictures are accepted.");
    }
    const size = uprightSize(await orUnreadable(() => sharp(bytes, { limitInputPixels: false }).metadata()));
    checkSize(size);
    await orUnreadable(() => decodeAll(bytes));
    return { mimeType, ...size };
  },
};

function uprightSize({ autoOrient }: Metadata): Pick<ImageFacts, "width" | "height"> {
  return { width: autoOrient.width, height: autoOrient.height };
}

function checkSize({ width, height }: Pick<ImageFacts, "width" | "height">): void {
  if (width * height > maxPixels || Math.max(width, height) > maxSide) {
    throw new CoreError(
      "image-too-large",
      `Pictures have at most ${maxSide} pixels a side, ${maxPixels} in all.`,
    );
  }
  if (Math.min(width, height) < minSide) {
    throw new CoreError("image-too-small", `Pictures have at least ${minSide} pixels a side.`);
  }
}

/** Reads every line. Grey is enough to see that all of it can be read, and takes a third of the memory. */
async function decodeAll(bytes: Uint8Array): Promise<void> {
  await sharp(bytes, { failOn: "error", limitInputPixels: maxPixels })
    .timeout({ seconds: maxDecodeSeconds })
    .greyscale()
    .raw({ depth: "uchar" })
    .toBuffer();
}

async function orUnreadable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new CoreError("image-unreadable", "The picture cannot be decoded.", { cause });
  }
}

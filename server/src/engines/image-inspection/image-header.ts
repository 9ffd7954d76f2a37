import sharp, { type Metadata } from "sharp";
import type { ImageHeader, ImageHeaderReader } from "#core/media/image-header.ts";
import { imageFormat } from "./image-format.ts";
import { jpegStructure } from "./jpeg-structure.ts";
import { isOtherFormat } from "./known-formats.ts";

const other: ImageHeader = {
  ...{ format: "other", width: 0, height: 0, channels: 0 },
  ...{ colours: "other", jpegQuality: null, scans: 0 },
};

/** Reads the header alone; other formats than JPEG and PNG never reach a decoder. */
export const imageHeaderReader: ImageHeaderReader = {
  read: async (bytes) => {
    const mimeType = imageFormat(bytes);
    if (mimeType === undefined) return isOtherFormat(bytes) ? other : undefined;
    const metadata = await readMetadata(bytes);
    if (metadata === undefined) return undefined;
    const isJpeg = mimeType === "image/jpeg";
    const { quality, scans } = isJpeg ? jpegStructure(bytes) : { quality: null, scans: 1 };
    const { width, height } = metadata.autoOrient;
    return {
      format: isJpeg ? "jpeg" : "png",
      ...{ width, height, channels: metadata.channels, colours: coloursOf(metadata) },
      ...{ jpegQuality: quality, scans },
    };
  },
};

async function readMetadata(bytes: Uint8Array): Promise<Metadata | undefined> {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch {
    // A signature without a picture behind it.
    return undefined;
  }
}

function coloursOf({ space }: Metadata): ImageHeader["colours"] {
  if (space === "b-w" || space === "grey16") return "grey";
  return space === "srgb" || space === "rgb" || space === "rgb16" ? "rgb" : "other";
}

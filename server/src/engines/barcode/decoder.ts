import { readFile } from "node:fs/promises";
import { prepareZXingModule, type ReaderOptions, readBarcodes } from "zxing-wasm/reader";
import type { Quad } from "#core/media/image.ts";
import { packageFile } from "#engines/runtime/package-file.ts";
import type { Luma } from "./luma.ts";

/** A symbol whose error correction holds, in pixels of the picture that it was found in. */
export interface DecodedSymbol {
  readonly text: string;
  readonly region: Quad;
  /** Share of the error correction that was not needed: at 0 nothing is left that could tell a wrong reading. */
  readonly unusedCorrection: number;
}

/** Finds PDF417 symbols that lie plainly in a picture. */
export type SymbolDecoder = (picture: Luma, options?: ReaderOptions) => Promise<readonly DecodedSymbol[]>;

/** Loads the decoder from its package; without the bytes it would ask a content network for them. */
export async function loadDecoder(): Promise<SymbolDecoder> {
  const file = await readFile(await packageFile("zxing-wasm", "dist/reader/zxing_reader.wasm"));
  const wasmBinary = Uint8Array.from(file).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  return async (picture, options) => {
    const found = await readBarcodes(toImageData(picture), { ...defaults, ...options });
    return found
      .filter((symbol) => symbol.isValid)
      .map(({ text, extra, position: { topLeft, topRight, bottomRight, bottomLeft } }) => ({
        text,
        region: [topLeft, topRight, bottomRight, bottomLeft],
        unusedCorrection: Number((JSON.parse(extra || "{}") as { UEC?: unknown }).UEC ?? 0),
      }));
  };
}

const defaults: ReaderOptions = {
  formats: ["PDF417"],
  textMode: "Plain",
  tryHarder: true,
  tryRotate: true,
  tryInvert: false,
  tryDownscale: true,
  returnErrors: false,
};

function toImageData({ width, height, data }: Luma): ImageData {
  const rgba = new Uint8ClampedArray(width * height * 4);
  const pixels = new Int32Array(rgba.buffer);
  // Whole numbers of 32 bits are far faster than others; the topmost byte is the opacity.
  for (let i = 0; i < pixels.length; i += 1) pixels[i] = ((data[i] ?? 0) * 0x010101) | -0x1000000;
  return { width, height, data: rgba, colorSpace: "srgb" };
}

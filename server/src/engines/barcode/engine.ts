import type { BarcodeReading } from "#core/document/barcode.ts";
import type { Measured } from "#core/media/image.ts";
import { type Raster, toLuma } from "#engines/runtime/raster.ts";
import { parseAamva } from "./aamva/parse-aamva.ts";
import { loadDecoder } from "./decoder.ts";
import { findSymbols } from "./find-symbols.ts";

/** Finds and reads the PDF417 symbols of a decoded picture; plain arithmetic without a net. */
export interface LoadedBarcodeReader {
  read(raster: Raster): Promise<Measured<readonly BarcodeReading[]>>;
}

/** Needs no model. */
export async function loadBarcodeReader(): Promise<LoadedBarcodeReader> {
  const decode = await loadDecoder();
  return {
    read: async (raster) => {
      const { width, height } = raster;
      const symbols = await findSymbols({ width, height, data: toLuma(raster) }, decode);
      const value = symbols.map(({ text, region }) => {
        return { symbology: "PDF417" as const, text, region, licence: parseAamva(text) };
      });
      return { value, models: [] };
    },
  };
}

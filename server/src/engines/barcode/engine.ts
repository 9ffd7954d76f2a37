import type { BarcodeReading } from "#core/document/barcode.ts";
import type { Measured } from "#core/media/image.ts";
import { type Raster, toLuma } from "#engines/runtime/raster.ts";
import { parseAamva } from "./aamva/parse-aamva.ts";
import { loadDecoder } from "./decoder.ts";

/** Finds and reads the PDF417 symbols of a decoded picture; plain arithmetic without a net. */
export interface LoadedBarcodeReader {
  read(raster: Raster): Promise<Measured<readonly BarcodeReading[]>>;
}

/** Needs no model. */
export async function loadBarcodeReader(): Promise<LoadedBarcodeReader> {
  const decode = await loadDecoder();
  return {
    read: async (raster) => {
      const symbols = await decode({ width: raster.width, height: raster.height, data: toLuma(raster) });
      const value = symbols.map(({ text, region }) => {
        return { symbology: "PDF417" as const, text, region, licence: parseAamva(text) };
      });
      return { value, models: [] };
    },
  };
}

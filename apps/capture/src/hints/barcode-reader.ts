import type { Pixels } from "./measure-frame.ts";

/** Tells whether a PDF417 barcode can be read. */
export interface BarcodeReader {
  read(pixels: Pixels): Promise<boolean>;
}

/** After so long without a readable code a picture is taken anyway: the server has better ways to read it. */
const patienceMs = 12_000;

/** Loads the reader from our own origin, when a barcode is expected and not before. */
export async function loadBarcodeReader(): Promise<BarcodeReader> {
  const { prepareZXingModule, readBarcodes } = await import("zxing-wasm/reader");
  const locateFile = (name: string) => `${import.meta.env.BASE_URL}recognition/${name}`;
  await prepareZXingModule({ overrides: { locateFile }, fireImmediately: true });
  const until = performance.now() + patienceMs;
  return {
    read: async ({ data, width, height }) => {
      const image = new ImageData(new Uint8ClampedArray(data), width, height);
      const found = await readBarcodes(image, {
        formats: ["PDF417"],
        tryHarder: true,
        maxNumberOfSymbols: 1,
      });
      return found.some(({ isValid }) => isValid) || performance.now() > until;
    },
  };
}

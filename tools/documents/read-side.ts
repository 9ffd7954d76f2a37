import { fileURLToPath } from "node:url";
import type { ReadField } from "../../server/src/core/document/field.ts";
import { fieldsOfMrz } from "../../server/src/core/document/fields-of-mrz.ts";
import type { MrzReading } from "../../server/src/core/document/mrz.ts";
import type { DocumentOutline } from "../../server/src/core/document/outline.ts";
import { engineModels } from "../../server/src/engine-models.ts";
import { loadBarcodeReader } from "../../server/src/engines/barcode/engine.ts";
import { loadDocumentLocator } from "../../server/src/engines/document-geometry/engine.ts";
import { loadTextFinder } from "../../server/src/engines/document-text/engine.ts";
import { loadPrintReader } from "../../server/src/engines/document-text/print-reader.ts";
import { loadMrzReader } from "../../server/src/engines/mrz/engine.ts";
import { decodeImage } from "../../server/src/engines/runtime/decode.ts";
import { openModelStore } from "../../server/src/engines/runtime/open-model-store.ts";
import type { Raster } from "../../server/src/engines/runtime/raster.ts";

/** What the engines make of one picture. */
export interface SideReading {
  readonly raster: Raster;
  readonly outline: DocumentOutline;
  readonly mrz: MrzReading | null;
  /** Of the zone, the print and the barcode. */
  readonly fields: readonly ReadField[];
}

/** Opens the engines on the cache that the tests use. */
export async function openReader(): Promise<(image: Uint8Array, today: string) => Promise<SideReading>> {
  const dir = fileURLToPath(new URL("../../.data/models", import.meta.url));
  const models = await openModelStore({ specs: engineModels, dir });
  const finder = await loadTextFinder(models);
  const locator = await loadDocumentLocator(models);
  const zones = await loadMrzReader(models);
  const print = await loadPrintReader(models);
  const barcodes = await loadBarcodeReader();
  return async (image, today) => {
    const raster = await decodeImage(image);
    const boxes = (await finder.find(raster)).value;
    const outline = (await locator.locate(raster, boxes)).value;
    const mrz = (await zones.read(raster, boxes, today)).value;
    const printed = (await print.read(raster, boxes, today)).value.fields;
    const coded = (await barcodes.read(raster)).value.flatMap(({ licence }) => licence?.fields ?? []);
    return { raster, outline, mrz, fields: [...(mrz ? fieldsOfMrz(mrz) : []), ...printed, ...coded] };
  };
}

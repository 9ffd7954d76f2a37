import type { DocumentOutline } from "#core/document/outline.ts";
import type { TextBox } from "#core/document/text.ts";
import type { Measured } from "#core/media/image.ts";
import type { ModelStore } from "#engines/runtime/model-store.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { resizeRaster } from "#engines/runtime/warp.ts";
import { locateDocument } from "./locate.ts";

const searchedSide = 640;

/** Finds the document's corners in a decoded picture; plain arithmetic without a net. */
export interface LoadedDocumentLocator {
  locate(raster: Raster, boxes: readonly TextBox[]): Promise<Measured<DocumentOutline>>;
}

/** Needs no model; takes the store like every engine. */
export async function loadDocumentLocator(_models: ModelStore): Promise<LoadedDocumentLocator> {
  return { locate: async (raster, boxes) => ({ value: await locate(raster, boxes), models: [] }) };
}

async function locate(raster: Raster, boxes: readonly TextBox[]): Promise<DocumentOutline> {
  const scale = Math.min(1, searchedSide / Math.max(raster.width, raster.height));
  const width = Math.max(1, Math.round(raster.width * scale));
  const height = Math.max(1, Math.round(raster.height * scale));
  return locateDocument(raster, await resizeRaster(raster, width, height), boxes);
}

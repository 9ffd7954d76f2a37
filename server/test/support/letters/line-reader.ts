import type { createAddressProofReader } from "#engines/address-proof/engine.ts";
import { loadTextFinder } from "#engines/document-text/engine.ts";
import { recogniserDictionary, textDetector, textRecogniser } from "#engines/document-text/model.ts";
import { loadPrintReader } from "#engines/document-text/print-reader.ts";
import { testModelStore } from "../models.ts";

type ReadLines = Parameters<typeof createAddressProofReader>[0];

/** What finds and reads lines in the product. */
export async function openLineReader(): Promise<ReadLines> {
  const models = await testModelStore([textDetector, textRecogniser, recogniserDictionary]);
  const [finder, reader] = [await loadTextFinder(models), await loadPrintReader(models)];
  return async (raster) => {
    const found = await finder.find(raster);
    const read = await reader.read(raster, found.value, "2026-11-21");
    return { value: read.value.lines, models: [...found.models, ...read.models] };
  };
}

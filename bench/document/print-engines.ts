import { fileURLToPath } from "node:url";
import type { PrintReading } from "../../server/src/core/document/print.ts";
import type { ReadField } from "../../server/src/core/document/field.ts";
import { loadTextFinder } from "../../server/src/engines/document-text/engine.ts";
import {
  recogniserDictionary,
  textDetector,
  textRecogniser,
} from "../../server/src/engines/document-text/model.ts";
import { loadPrintReader } from "../../server/src/engines/document-text/print-reader.ts";
import { decodeImage } from "../../server/src/engines/runtime/decode.ts";
import { openModelStore } from "../../server/src/engines/runtime/open-model-store.ts";
import { readNaively } from "./print-peer.ts";

/** Fixed, so that a century is settled the same way whenever this runs. */
export const today = "2026-11-21";

/** How one picture was read. */
export interface PrintResult {
  readonly reading: PrintReading;
  /** What the peer makes of the same lines. */
  readonly peerFields: readonly ReadField[];
  readonly readMs: number;
}

/** Opens the engines on the cache that the tests use. */
export async function openPrintBench(): Promise<(image: Uint8Array) => Promise<PrintResult>> {
  const dir = fileURLToPath(new URL("../../.data/models", import.meta.url));
  const models = await openModelStore({ specs: [textDetector, textRecogniser, recogniserDictionary], dir });
  const finder = await loadTextFinder(models);
  const reader = await loadPrintReader(models);
  return async (image) => {
    const raster = await decodeImage(image);
    const boxes = (await finder.find(raster)).value;
    const start = cpuMs();
    const reading = (await reader.read(raster, boxes, today)).value;
    const readMs = cpuMs() - start;
    return { reading, peerFields: readNaively(reading.lines, today), readMs };
  };
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

import { fileURLToPath } from "node:url";
import { loadTextFinder } from "../../server/src/engines/document-text/engine.ts";
import { textDetector } from "../../server/src/engines/document-text/model.ts";
import { loadMrzReader } from "../../server/src/engines/mrz/engine.ts";
import { mrzReader } from "../../server/src/engines/mrz/model.ts";
import { decodeImage } from "../../server/src/engines/runtime/decode.ts";
import { openModelStore } from "../../server/src/engines/runtime/open-model-store.ts";

/** How one picture's zone was read. */
export interface ZoneResult {
  /** Empty when no zone was found. */
  readonly lines: readonly string[];
  readonly isValid: boolean;
  readonly isRepaired: boolean;
  /** CPU time of finding the text and of reading the zone, in milliseconds. */
  readonly findMs: number;
  readonly readMs: number;
}

/** Opens the engines on the cache that the tests use. */
export async function openZoneBench(): Promise<(image: Uint8Array, today: string) => Promise<ZoneResult>> {
  const dir = fileURLToPath(new URL("../../.data/models", import.meta.url));
  const models = await openModelStore({ specs: [textDetector, mrzReader], dir });
  const finder = await loadTextFinder(models);
  const reader = await loadMrzReader(models);
  return async (image, today) => {
    const raster = await decodeImage(image);
    const start = cpuMs();
    const boxes = (await finder.find(raster)).value;
    const found = cpuMs();
    const reading = (await reader.read(raster, boxes, today)).value;
    const end = cpuMs();
    return {
      lines: reading?.lines ?? [],
      isValid: reading?.checkDigits.every((digit) => digit.isValid) ?? false,
      isRepaired: reading?.repair !== null && reading !== null,
      findMs: found - start,
      readMs: end - found,
    };
  };
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The middle and the largest of some numbers, rounded. */
export function spread(values: readonly number[]): { readonly median: number; readonly max: number } {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: Math.round(sorted[sorted.length >> 1] ?? 0), max: Math.round(sorted.at(-1) ?? 0) };
}

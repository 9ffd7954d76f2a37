import { fileURLToPath } from "node:url";
import type { MrzReading } from "../../server/src/core/document/mrz.ts";
import { loadTextFinder } from "../../server/src/engines/document-text/engine.ts";
import { loadLineRecogniser } from "../../server/src/engines/document-text/load-line-recogniser.ts";
import {
  recogniserDictionary,
  textDetector,
  textRecogniser,
} from "../../server/src/engines/document-text/model.ts";
import { loadMrzReader } from "../../server/src/engines/mrz/engine.ts";
import { mrzReader } from "../../server/src/engines/mrz/model.ts";
import { decodeImage } from "../../server/src/engines/runtime/decode.ts";
import { openModelStore } from "../../server/src/engines/runtime/open-model-store.ts";
import { openTesseract, readWithPpOcr } from "./mrz-peers.ts";

/** Fixed, so that a century is settled the same way whenever this runs. */
const today = "2026-11-21";

/** How one picture's zone was read. */
export interface ZoneResult {
  readonly reading: MrzReading | null;
  readonly isMirrored: boolean;
  /** What peers make of the place where our reader found the zone; empty where it found none. */
  readonly peers: Readonly<Record<PeerName, readonly string[]>>;
  /** Processor time of finding the text and of reading the zone. */
  readonly findMs: number;
  readonly readMs: number;
}

export const peerNames = ["pp-ocr", "tesseract.js"] as const;
export type PeerName = (typeof peerNames)[number];

/** Reads pictures with the product's reader and, if asked, with its peers. */
export interface ZoneBench extends AsyncDisposable {
  read(image: Uint8Array, withPeers: boolean): Promise<ZoneResult>;
}

/** Opens the engines on the cache that the tests use. */
export async function openZoneBench(): Promise<ZoneBench> {
  const dir = fileURLToPath(new URL("../../.data/models", import.meta.url));
  const specs = [textDetector, textRecogniser, recogniserDictionary, mrzReader];
  const models = await openModelStore({ specs, dir });
  const finder = await loadTextFinder(models);
  const reader = await loadMrzReader(models);
  const { recognise } = await loadLineRecogniser(models);
  const tesseract = await openTesseract();
  const read = async (image: Uint8Array, withPeers: boolean): Promise<ZoneResult> => {
    const raster = await decodeImage(image);
    const start = cpuMs();
    const boxes = (await finder.find(raster)).value;
    const found = cpuMs();
    const { value: reading, isMirrored } = await reader.read(raster, boxes, today);
    const end = cpuMs();
    const isCompared = reading !== null && withPeers;
    const peers = {
      "pp-ocr": isCompared ? await readWithPpOcr(recognise, raster, reading) : [],
      "tesseract.js": isCompared ? await tesseract.read(raster, reading) : [],
    };
    return { reading, isMirrored, peers, findMs: found - start, readMs: end - found };
  };
  return { read, [Symbol.asyncDispose]: () => tesseract[Symbol.asyncDispose]() };
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

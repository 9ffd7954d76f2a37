import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { loadDecoder } from "../../server/src/engines/barcode/decoder.ts";
import { loadBarcodeReader } from "../../server/src/engines/barcode/engine.ts";
import { decodeImage } from "../../server/src/engines/runtime/decode.ts";
import { type Raster, toLuma } from "../../server/src/engines/runtime/raster.ts";
import { createSpecimen } from "../../server/src/specimen/create-specimen.ts";
import { halfOf } from "../face/data-files.ts";
import { type Share, shareOf } from "../face/interval.ts";

/** Milliseconds of CPU a picture. */
interface Times {
  readonly median: number;
  readonly p95: number;
}

/** How many of some pictures' symbols were read, their text exactly right where it is known. */
export interface BarcodeScore {
  readonly read: Share;
  readonly heldOut: Share;
  readonly sets: Readonly<Record<string, Share>>;
  /** Nothing was read. */
  readonly missed: readonly string[];
  /** Something else was read than what is there. */
  readonly wrong: readonly string[];
  readonly cpuMs: Times;
}

/** A reader's score over photographs, by how bad they are. */
export interface SpecimenScore {
  readonly degrade: number;
  readonly read: Share;
  readonly wrong: number;
  readonly cpuMs: Times;
}

export interface BarcodeReport {
  /** Our reader, and the decoder that it is built on, once over the picture. */
  readonly bonafide: BarcodeScore;
  readonly zxing: BarcodeScore;
  readonly licences: {
    readonly bonafide: readonly SpecimenScore[];
    readonly zxing: readonly SpecimenScore[];
  };
  /** Documents without a symbol. */
  readonly without: { readonly pictures: number; readonly falseReads: number; readonly cpuMs: Times };
}

type Read = (raster: Raster) => Promise<readonly { readonly text: string }[]>;

const today = "2026-11-21";
const licenceSeeds = { first: 5000, count: 15 };

/** Reads a folder of pictures with PDF417 symbols, their texts beside them, and specimens made here. */
export async function benchBarcodes(folder: string): Promise<BarcodeReport> {
  const reader = await loadBarcodeReader();
  const decoder = await loadDecoder();
  const readers: Readonly<Record<"bonafide" | "zxing", Read>> = {
    bonafide: async (raster) => (await reader.read(raster)).value,
    zxing: async (raster) => decoder({ width: raster.width, height: raster.height, data: toLuma(raster) }),
  };
  return {
    bonafide: await readFolder(folder, readers.bonafide),
    zxing: await readFolder(folder, readers.zxing),
    licences: {
      bonafide: await readLicences(readers.bonafide),
      zxing: await readLicences(readers.zxing),
    },
    without: await readWithout(readers.bonafide),
  };
}

interface Outcome {
  readonly name: string;
  readonly result: "read" | "missed" | "wrong";
  readonly cpuMs: number;
}

async function attempt(
  name: string,
  read: Read,
  image: { raster: Raster; text: string | null },
): Promise<Outcome> {
  const start = process.cpuUsage();
  const symbols = await read(image.raster);
  const { user, system } = process.cpuUsage(start);
  const isRight = symbols.some(({ text }) => image.text === null || text === image.text);
  const failure = symbols.length > 0 ? "wrong" : "missed";
  return { name, result: isRight ? "read" : failure, cpuMs: (user + system) / 1000 };
}

async function readFolder(folder: string, read: Read): Promise<BarcodeScore> {
  const names = (await readdir(folder)).filter((name) => /\.(?:png|jpe?g|webp)$/i.test(name)).toSorted();
  const outcomes: Outcome[] = [];
  for (const name of names) {
    const raster = await decodeImage(await readFile(join(folder, name)));
    const text = await readFile(join(folder, name.replace(/\.\w+$/, ".txt")), "utf8").catch(() => null);
    outcomes.push(await attempt(name, read, { raster, text }));
  }
  const sets = [...new Set(names.map(setOf))];
  return {
    read: shareRead(outcomes),
    heldOut: shareRead(outcomes.filter(({ name }) => halfOf(name) === "held-out")),
    sets: Object.fromEntries(
      sets.map((set) => [set, shareRead(outcomes.filter(({ name }) => setOf(name) === set))]),
    ),
    missed: namesOf(outcomes, "missed"),
    wrong: namesOf(outcomes, "wrong"),
    cpuMs: timesOf(outcomes),
  };
}

/** Files are called after the set that they are from: `set__number.png`. */
function setOf(name: string): string {
  return name.split("__").slice(0, -1).join("/") || "all";
}

function shareRead(outcomes: readonly Outcome[]): Share {
  return shareOf(outcomes.filter(({ result }) => result === "read").length, outcomes.length);
}

function namesOf(outcomes: readonly Outcome[], result: Outcome["result"]): readonly string[] {
  return outcomes.filter((outcome) => outcome.result === result).map(({ name }) => name);
}

function timesOf(outcomes: readonly Outcome[]): Times {
  const sorted = outcomes.map(({ cpuMs }) => cpuMs).toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
  return { median: at(0.5), p95: at(0.95) };
}

async function readLicences(read: Read): Promise<readonly SpecimenScore[]> {
  const scores: SpecimenScore[] = [];
  for (const degrade of [0, 1, 2, 3] as const) {
    const outcomes: Outcome[] = [];
    for (let i = 0; i < licenceSeeds.count; i += 1) {
      const seed = licenceSeeds.first + i;
      const options = { type: "driving-licence", side: "back", seed, today, degrade } as const;
      const { image, truth } = await createSpecimen(options);
      const raster = await decodeImage(image);
      outcomes.push(await attempt(String(seed), read, { raster, text: truth.barcode }));
    }
    const wrong = namesOf(outcomes, "wrong").length;
    scores.push({ degrade, read: shareRead(outcomes), wrong, cpuMs: timesOf(outcomes) });
  }
  return scores;
}

async function readWithout(read: Read): Promise<BarcodeReport["without"]> {
  const outcomes: Outcome[] = [];
  for (const degrade of [0, 1, 2] as const) {
    for (const type of ["passport", "identity-card", "driving-licence"] as const) {
      for (let seed = licenceSeeds.first; seed < licenceSeeds.first + 4; seed += 1) {
        const { image } = await createSpecimen({ type, seed, today, degrade });
        outcomes.push(await attempt(type, read, { raster: await decodeImage(image), text: null }));
      }
    }
  }
  const falseReads = outcomes.filter(({ result }) => result !== "missed").length;
  return { pictures: outcomes.length, falseReads, cpuMs: timesOf(outcomes) };
}

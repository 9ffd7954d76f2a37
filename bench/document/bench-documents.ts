import { join } from "node:path";
import type { BenchOptions } from "../bench.ts";
import { type BenchReport, type Target, target } from "../support/report.ts";
import { benchAamva } from "./aamva-bench.ts";
import { benchAddressesOnBills, benchAddressesOnOwn } from "./address-bench.ts";
import { benchBarcodes } from "./barcode-bench.ts";
import { benchClassesOnOwn, benchClassesOnSpecimens, benchCornersOnPhotos } from "./class-bench.ts";
import { openLocalEngines } from "./local-engines.ts";
import { benchPrintAlone } from "./print-alone-bench.ts";
import { benchPrintOnOwn, benchPrintOnSpecimens } from "./print-bench.ts";
import { benchMrzOnOwn, benchMrzOnSpecimens } from "./mrz-bench.ts";
import { openZoneBench } from "./mrz-engines.ts";
import { openPrintBench } from "./print-engines.ts";
import { benchForgery, benchQuality } from "./signs-bench.ts";
import { benchMemory, benchSpeed } from "./speed-bench.ts";

const speedPhotos = 40;
const printAloneSeeds = 30;
const classSeeds = [6000, 6001];
const printSeeds = [300, 301];
const ratioLimit = 1.3;
const growthLimit = 1.1;
const barcodeLimit = 0.96;

/** What one part found, and what it had to reach. */
interface Part {
  readonly figures: unknown;
  readonly targets: readonly Target[];
}

type Note = BenchOptions["note"];

const zoneSeeds = [5000, 5001, 5002, 5003, 5004, 5005, 5006, 5007, 5008, 5009];
const zoneMissLimit = 2;
const exactLineLimits = { 1: 0.99, 3: 0.9 } as const;

const parts: Readonly<Record<string, (folder: string, note: Note) => Promise<Part>>> = {
  barcodes: async (folder) => {
    const figures = await benchBarcodes(join(folder, "pdf417"));
    const { share } = figures.bonafide.read;
    return { figures, targets: [target("PDF417 symbols read", share, "at least", barcodeLimit)] };
  },
  aamva: async (folder) => {
    const figures = await benchAamva(join(folder, "aamva"));
    const share = figures["bonafide"]?.whole.share ?? 0;
    return { figures, targets: [target("licences' texts with every field right", share, "at least", 1)] };
  },
  zones: async (folder, note) => {
    await using bench = await openZoneBench();
    const specimens = await benchMrzOnSpecimens(bench, join(folder, "mrz"), note);
    const { misses, validButWrong } = specimens.both;
    const targets = [
      target(
        "zones of specimens that were not read with all digits valid",
        misses.length,
        "at most",
        zoneMissLimit,
      ),
      target("zones of specimens read valid but wrong", validButWrong.length, "at most", 0),
    ];
    const own = [];
    for (const degrade of [1, 3] as const) {
      const found = await benchMrzOnOwn(bench, { degrade, seeds: zoneSeeds, note });
      own.push(found);
      if (degrade === 1) {
        const wrong = "zones at degrade 1 read wrong without a doubt";
        targets.push(target(wrong, found.wrongAndSure.length, "at most", 0));
      }
      const name = `exact lines of zones at degrade ${degrade}`;
      targets.push(target(name, found.exactLines.share, "at least", exactLineLimits[degrade]));
    }
    return { figures: { specimens, own }, targets };
  },
  print: async (folder, note) => {
    const read = await openPrintBench();
    const specimens = await benchPrintOnSpecimens(read, join(folder, ".."), note);
    const own = [];
    for (const degrade of [0, 1, 2, 3] as const)
      own.push(await benchPrintOnOwn(read, { degrade, seeds: printSeeds, note }));
    return { figures: { specimens, own }, targets: [] };
  },
  "print-alone": async (_folder, note) => {
    const seeds = Array.from({ length: printAloneSeeds }, (_, i) => 9500 + i);
    return { figures: await benchPrintAlone(await openPrintBench(), { seeds, note }), targets: [] };
  },
  classes: async (folder, note) => {
    const engines = await openLocalEngines();
    const specimens = await benchClassesOnSpecimens(engines, folder, note);
    const photos = await benchCornersOnPhotos(engines, join(folder, "photos"));
    const own = [];
    for (const degrade of [0, 1, 2, 3] as const)
      own.push(await benchClassesOnOwn(engines, { degrade, seeds: classSeeds, note }));
    return { figures: { specimens, own, cornersOnPhotos: photos }, targets: [] };
  },
  forgery: async (_folder, note) => ({
    figures: await benchForgery(await openLocalEngines(), note),
    targets: [],
  }),
  quality: async (_folder, note) => ({
    figures: await benchQuality(await openLocalEngines(), note),
    targets: [],
  }),
  addresses: async (folder, note) => {
    const { addressProofs } = await openLocalEngines();
    const bills = await benchAddressesOnBills(addressProofs, join(folder, ".."), note);
    return { figures: { bills, own: await benchAddressesOnOwn(addressProofs, note) }, targets: [] };
  },
  speed: async (_folder, note) => {
    const figures = await benchSpeed(await openLocalEngines(), { photos: speedPhotos, note });
    const name = "whole read against the nets that it runs";
    return { figures, targets: [target(name, figures.ratioToNets, "at most", ratioLimit)] };
  },
  memory: async (_folder, note) => {
    const figures = await benchMemory(await openLocalEngines(), note);
    const name = "memory after 500 documents against after 100";
    return { figures, targets: [target(name, figures.growth, "at most", growthLimit)] };
  },
};

/** How documents are read: of `--data` the pictures of others, and specimens made here; `--only` some parts. */
export async function benchDocuments({ data, only, note }: BenchOptions): Promise<BenchReport> {
  if (data === undefined) throw new Error("Name the folder of documents with --data.");
  const names = only ?? Object.keys(parts);
  const figures: Record<string, unknown> = {};
  const targets: Target[] = [];
  for (const name of names) {
    const part = parts[name];
    if (!part) throw new Error(`There is no part ${name}; there are ${Object.keys(parts).join(", ")}.`);
    note(name);
    const found = await part(data, note);
    figures[name] = found.figures;
    targets.push(...found.targets);
  }
  return {
    command: `npm run bench -- documents --data <folder> --only ${names.join(",")}`,
    figures,
    targets,
  };
}

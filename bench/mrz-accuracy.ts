/**
 * How well machine readable zones are read: `node bench/mrz-accuracy.ts <data folder> [--json]`, where documents/mrz
 * holds pictures of specimens, and on specimens made here. Reports the half of the files that nothing was tuned on
 * beside the other.
 */
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { createSpecimen } from "../server/src/specimen/create-specimen.ts";
import type { Degrade } from "../server/src/specimen/specimen.ts";
import { openZoneBench, spread, type ZoneResult } from "./document/mrz-bench.ts";
import { type Half, pictures } from "./face/data-files.ts";
import { wilson } from "./face/interval.ts";

const today = "2026-11-21";
const specimenSeeds = 20;
/** Printed with wrong check digits, so no reading of them can be valid. */
const wrongAsPrinted = [
  "0_id-esp",
  "33_id-usa",
  "77_card-cmw",
  "Malta_BAD",
  "USA_Border_Crosser",
  "resident_cards__USA",
  "USA_Permanent",
  "id_fail",
];

const folder = process.argv[2];
if (folder === undefined)
  throw new Error("Name the data folder: node bench/mrz-accuracy.ts <data folder> [--json]");
const read = await openZoneBench();
const report = {
  measure: "every check digit valid, without repair",
  specimensOfAuthorities: {
    tuning: await readFolder(join(folder, "documents/mrz"), "tuning"),
    heldOut: await readFolder(join(folder, "documents/mrz"), "held-out"),
  },
  ownSpecimens: [
    await readSpecimens(0),
    await readSpecimens(1),
    await readSpecimens(2),
    await readSpecimens(3),
  ],
};
if (process.argv.includes("--json")) console.log(JSON.stringify(report, null, 2));
else console.dir(report, { depth: 5 });

async function readFolder(path: string, half: Half) {
  const results: ZoneResult[] = [];
  const missed: string[] = [];
  for (const file of await pictures(path, half)) {
    if (wrongAsPrinted.some((name) => basename(file).includes(name))) continue;
    const result = await read(await readFile(file), today);
    results.push(result);
    if (!isRead(result)) missed.push(basename(file));
  }
  const valid = results.filter(isRead).length;
  const repaired = results.filter((result) => result.isValid && result.isRepaired).length;
  return {
    pictures: results.length,
    valid,
    repaired,
    ...interval(valid, results.length),
    missed,
    ...times(results),
  };
}

/** Passports and backs of cards, unlike those of the tests. */
async function readSpecimens(degrade: Degrade) {
  const results: ZoneResult[] = [];
  let exact = 0;
  let wrongThoughValid = 0;
  for (let seed = 5000; seed < 5000 + specimenSeeds; seed += 1) {
    for (const type of ["passport", "identity-card"] as const) {
      const { image, truth } = await createSpecimen({ type, side: "back", seed, today, degrade });
      const result = await read(image, today);
      const isExact = result.lines.join() === truth.mrz?.lines.join();
      if (isExact) exact += 1;
      else if (result.isValid) wrongThoughValid += 1;
      results.push(result);
    }
  }
  const valid = results.filter(isRead).length;
  const counts = { pictures: results.length, valid, exact, wrongThoughValid };
  return { degrade, ...counts, ...interval(exact, results.length), ...times(results) };
}

function isRead(result: ZoneResult): boolean {
  return result.isValid && !result.isRepaired;
}

function interval(count: number, total: number) {
  const { low, high } = wilson(count, total);
  return { low: Number(low.toFixed(3)), high: Number(high.toFixed(3)) };
}

function times(results: readonly ZoneResult[]) {
  return {
    findCpuMs: spread(results.map((result) => result.findMs)),
    readCpuMs: spread(results.map((result) => result.readMs)),
  };
}

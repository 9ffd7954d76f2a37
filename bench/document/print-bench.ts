/**
 * How well the printed zone is read: `node bench/document/print-bench.ts [<data folder>] [--seeds=n] [--misses]`, on
 * specimens of authorities in `documents/{mrz,other,photos}` of the folder, and on specimens made here.
 */
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { createSpecimen } from "../../server/src/specimen/create-specimen.ts";
import type { Degrade, SpecimenTruth } from "../../server/src/specimen/specimen.ts";
import { halfOf } from "../face/data-files.ts";
import { openPrintBench, type PrintResult, today } from "./print-engines.ts";
import { type FieldOutcome, outcomesOf, scoreOf } from "./print-score.ts";
import { isSealed, readPrintTruth, spellingsOf } from "./print-truth.ts";
import { spread } from "./mrz-bench.ts";
import { specimenSides } from "./specimen-sides.ts";

type Read = (image: Uint8Array) => Promise<PrintResult>;

/** Printed fields of specimens that authorities published, both halves of the files. */
export async function benchPrintOnSpecimens(read: Read, folder: string, note: (text: string) => void) {
  const truth = await readPrintTruth();
  const halves = { tuning: emptyTally(), "held-out": emptyTally() };
  for (const path of await listPictures(folder)) {
    const file = basename(path);
    const sealed = truth.get(file);
    if (!sealed || sealed.ignored.includes("*")) continue;
    const result = await read(await readFile(path));
    const printed = Object.keys(sealed.fields) as FieldOutcome["name"][];
    const judge = (name: FieldOutcome["name"], value: string) =>
      sealed.ignored.includes(name) ? null : isSealed(file, { name, value }, sealed.fields[name] ?? []);
    const tally = halves[halfOf(file)];
    tally.pictures += 1;
    tally.readMs.push(result.readMs);
    tally.ours.push(...outcomesOf(printed, result.reading.fields, judge));
    tally.peer.push(...outcomesOf(printed, result.peerFields, judge));
    if (result.reading.template !== null) tally.templates += 1;
    noteMisses(file, { result, printed, judge, note });
  }
  return {
    tuning: reportOf(halves.tuning),
    heldOut: reportOf(halves["held-out"]),
    both: reportOf(joined(halves.tuning, halves["held-out"])),
  };
}

/** Printed fields of specimens made here, at one degradation. */
export async function benchPrintOnOwn(
  read: Read,
  { degrade, seeds, note }: { degrade: Degrade; seeds: readonly number[]; note: (text: string) => void },
) {
  const tally = emptyTally();
  for (const seed of seeds) {
    for (const [type, side] of specimenSides) {
      const { image, truth } = await createSpecimen({ type, side, seed, today, degrade });
      const result = await read(image);
      const printed = truth.regions.fields.map(({ name }) => name);
      const judge = (name: FieldOutcome["name"], value: string) => isAsPrinted(truth, name, value);
      tally.pictures += 1;
      tally.readMs.push(result.readMs);
      tally.ours.push(...outcomesOf(printed, result.reading.fields, judge));
      tally.peer.push(...outcomesOf(printed, result.peerFields, judge));
      if (result.reading.template !== null) tally.templates += 1;
      noteMisses(`${type} ${side} ${seed} degrade ${degrade}`, { result, printed, judge, note });
    }
  }
  return { degrade, ...reportOf(tally) };
}

/** Names may be derived of a whole name and the other way round. */
function isAsPrinted(
  { regions, fields }: SpecimenTruth,
  name: FieldOutcome["name"],
  value: string,
): boolean | null {
  const printed = regions.fields.filter((field) => field.name === name).map((field) => field.value);
  const own = { surname: fields.surname, "given-names": fields.givenNames, issuer: fields.issuer };
  const known = name in own ? [own[name as keyof typeof own]] : [];
  const wanted = [...printed, ...known].flatMap(spellingsOf);
  const isRight = spellingsOf(value).some((spelling) => wanted.includes(spelling));
  return printed.length === 0 && isRight ? null : isRight;
}

interface Tally {
  pictures: number;
  templates: number;
  readonly readMs: number[];
  readonly ours: FieldOutcome[];
  readonly peer: FieldOutcome[];
}

function emptyTally(): Tally {
  return { pictures: 0, templates: 0, readMs: [], ours: [], peer: [] };
}

function joined(a: Tally, b: Tally): Tally {
  return {
    pictures: a.pictures + b.pictures,
    templates: a.templates + b.templates,
    readMs: [...a.readMs, ...b.readMs],
    ours: [...a.ours, ...b.ours],
    peer: [...a.peer, ...b.peer],
  };
}

function reportOf({ pictures, templates, readMs, ours, peer }: Tally) {
  return {
    pictures,
    readByTemplate: templates,
    readCpuMs: spread(readMs),
    ours: scoreOf(ours),
    peer: { of: "greedy PP-OCR text, exact labels, nearest line below", ...scoreOf(peer).all },
  };
}

interface Noted {
  readonly result: PrintResult;
  readonly printed: readonly FieldOutcome["name"][];
  readonly judge: (name: FieldOutcome["name"], value: string) => boolean | null;
  readonly note: (text: string) => void;
}

/** Names of fields and files only: what stands there is other people's. */
function noteMisses(file: string, { result, printed, judge, note }: Noted): void {
  const outcomes = outcomesOf(printed, result.reading.fields, judge).filter(
    ({ outcome }) => outcome !== "right",
  );
  if (outcomes.length === 0) return;
  const list = outcomes.map(({ name, outcome }) => {
    const field = result.reading.fields.find((one) => one.name === name);
    return `${outcome} ${name}${field ? ` (${field.confidence.toFixed(2)})` : ""}`;
  });
  note(`${file} [${result.reading.template ?? "no template"}]: ${list.join(", ")}`);
}

async function listPictures(folder: string): Promise<string[]> {
  const paths: string[] = [];
  for (const part of ["mrz", "other", "photos"]) {
    const names = await readdir(join(folder, "documents", part));
    paths.push(
      ...names
        .toSorted()
        .filter((name) => /\.(jpe?g|png|tiff?)$/i.test(name))
        .map((name) => join(folder, "documents", part, name)),
    );
  }
  return paths;
}

if (import.meta.main) {
  const folder = process.argv.slice(2).find((argument) => !argument.startsWith("--"));
  const option = (name: string) =>
    process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split("=")[1];
  const note = process.argv.includes("--misses") ? (text: string) => console.error(text) : () => {};
  const first = Number(option("first") ?? 5000);
  const seeds = Array.from({ length: Number(option("seeds") ?? 4) }, (_, i) => first + i);
  const degrades = (option("degrades") ?? "0,1,2,3")
    .split(",")
    .filter(Boolean)
    .map((text) => Number(text) as Degrade);
  const read = await openPrintBench();
  const own = [];
  for (const degrade of degrades) own.push(await benchPrintOnOwn(read, { degrade, seeds, note }));
  const authorities = folder === undefined ? null : await benchPrintOnSpecimens(read, folder, note);
  console.log(JSON.stringify({ authorities, own }, null, 2));
}

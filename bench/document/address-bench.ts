/**
 * How well proofs of address are read: `node bench/document/address-bench.ts [<data folder>] [--misses]`, on the bills in
 * `documents/other` of the folder, and on letters made here, as PDF files, as drawn pages and as photographs.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { compareAddress } from "../../server/src/core/document/compare-address.ts";
import { comparePrintedName } from "../../server/src/core/document/compare-printed-name.ts";
import { foldBare } from "../../server/src/core/document/fold-bare.ts";
import type {
  AddressProofField,
  AddressProofReader,
  AddressProofReading,
} from "../../server/src/core/document/proof-of-address.ts";
import { createAddressProofReader } from "../../server/src/engines/address-proof/engine.ts";
import { openPdf } from "../../server/src/engines/address-proof/pdf/open-pdf.ts";
import type { Raster } from "../../server/src/engines/runtime/raster.ts";
import { type Letter, letters } from "../../server/test/support/letters/letter.ts";
import { openLineReader } from "../../server/test/support/letters/line-reader.ts";
import { photograph } from "../../server/test/support/letters/photograph.ts";
import { writeLetter } from "../../server/test/support/letters/write-letter.ts";
import { halfOf } from "../face/data-files.ts";
import { type Share, shareOf } from "../face/interval.ts";
import { readAddressTruth, sealOf } from "./address-truth.ts";
import { spread } from "./mrz-bench.ts";

type Name = AddressProofField["name"];

const today = "2026-11-21";
const names = [
  "full-name",
  "address",
  "service-address",
  "issuer",
  "date-of-issue",
  "account-number",
] as const;

/** What became of one field of one file. "extra" is a value where none is printed. */
interface Outcome {
  readonly name: Name;
  readonly outcome: "right" | "wrong" | "missed" | "extra";
}

interface Tally {
  readonly outcomes: Outcome[];
  readonly readMs: number[];
}

/** Bills that others published, both halves of the files. */
export async function benchAddressesOnBills(
  reader: AddressProofReader,
  folder: string,
  note: (text: string) => void,
) {
  const halves = { tuning: emptyTally(), "held-out": emptyTally() };
  for (const [file, truth] of await readAddressTruth()) {
    const bytes = await readFile(join(folder, "documents/other", file));
    const tally = halves[halfOf(file)];
    const reading = await timed(tally, () => reader.read(bytes, today));
    const outcomes = names
      .filter((name) => !truth.ignored.includes(name))
      .flatMap((name) => {
        const seals = truth.fields[name];
        const value = valueOf(reading, name);
        return outcomeOf(name, value, seals && ((text) => seals.includes(sealOf(file, name, text))));
      });
    tally.outcomes.push(...outcomes);
    noteMisses(file, outcomes, note);
  }
  return {
    tuning: reportOf(halves.tuning),
    heldOut: reportOf(halves["held-out"]),
    both: reportOf(joined(halves.tuning, halves["held-out"])),
  };
}

/** What a letter is handed in as. */
type Form = (letter: Letter) => Promise<Uint8Array>;

const forms: Readonly<Record<string, Form>> = {
  pdf: (letter) => writeLetter(letter),
  drawn: async (letter) => encoded(await drawn(letter)),
  photographed: async (letter) =>
    encoded(photograph(await drawn(letter), { turnDegrees: 5, slant: 0.08 }, 2000)),
};

/** Letters made here, in each form. Their layouts were at hand when the reader was written. */
export async function benchAddressesOnOwn(reader: AddressProofReader, note: (text: string) => void) {
  const report: Record<string, ReturnType<typeof reportOf>> = {};
  for (const [form, make] of Object.entries(forms)) {
    const tally = emptyTally();
    for (const letter of letters) {
      const bytes = await make(letter);
      const reading = await timed(tally, () => reader.read(bytes, today));
      const outcomes = names.flatMap((name) =>
        outcomeOf(name, valueOf(reading, name), rightness(letter, name)),
      );
      tally.outcomes.push(...outcomes);
      noteMisses(`${letter.name}, ${form}`, outcomes, note);
    }
    report[form] = reportOf(tally);
  }
  return report;
}

/** How a letter's truth judges a value; undefined where the letter does not name it. */
function rightness({ truth }: Letter, name: Name): ((text: string) => boolean) | undefined {
  const { serviceAddress, account } = truth;
  const isSameText = (wanted: string) => (text: string) => bare(text).startsWith(bare(wanted));
  const isSamePlace = (wanted: string) => (text: string) => compareAddress(wanted, text).result === "same";
  const table: Readonly<Record<Name, ((text: string) => boolean) | undefined>> = {
    "full-name": (text) => comparePrintedName(truth.name, text) === "same",
    address: isSamePlace(truth.address),
    "service-address": serviceAddress === undefined ? undefined : isSamePlace(serviceAddress),
    issuer: isSameText(truth.issuer),
    "date-of-issue": (text) => text === truth.date,
    "account-number": account === undefined ? undefined : isSameText(account),
  };
  return table[name];
}

function bare(text: string): string {
  return foldBare(text).replaceAll(" ", "");
}

function outcomeOf(
  name: Name,
  value: string | undefined,
  isRight: ((text: string) => boolean) | undefined,
): readonly Outcome[] {
  if (value === undefined) return isRight === undefined ? [] : [{ name, outcome: "missed" }];
  if (isRight === undefined) return [{ name, outcome: "extra" }];
  return [{ name, outcome: isRight(value) ? "right" : "wrong" }];
}

function valueOf(reading: AddressProofReading, name: Name): string | undefined {
  return reading.fields.find((field) => field.name === name)?.value;
}

async function timed<T>({ readMs }: Tally, work: () => Promise<T>): Promise<T> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  readMs.push((user + system) / 1000);
  return result;
}

function emptyTally(): Tally {
  return { outcomes: [], readMs: [] };
}

function joined(a: Tally, b: Tally): Tally {
  return { outcomes: [...a.outcomes, ...b.outcomes], readMs: [...a.readMs, ...b.readMs] };
}

function reportOf({ outcomes, readMs }: Tally) {
  const shareOfName = (name: Name): Share => {
    const own = outcomes.filter((one) => one.name === name && one.outcome !== "extra");
    return shareOf(own.filter(({ outcome }) => outcome === "right").length, own.length);
  };
  const told = outcomes.filter(({ outcome }) => outcome !== "missed");
  const right = told.filter(({ outcome }) => outcome === "right").length;
  return {
    files: readMs.length,
    readCpuMs: spread(readMs),
    read: Object.fromEntries(names.map((name) => [name, shareOfName(name)])),
    rightOfTold: shareOf(right, told.length),
  };
}

/** Names of fields and files only: what stands there may be other people's. */
function noteMisses(file: string, outcomes: readonly Outcome[], note: (text: string) => void): void {
  const missed = outcomes.filter(({ outcome }) => outcome !== "right");
  if (missed.length > 0)
    note(`${file}: ${missed.map(({ name, outcome }) => `${outcome} ${name}`).join(", ")}`);
}

async function drawn(letter: Letter): Promise<Raster> {
  await using pdf = await openPdf(await writeLetter(letter));
  return await pdf.draw(1);
}

function encoded({ width, height, data }: Raster): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 80 })
    .toBuffer();
}

if (import.meta.main) {
  const folder = process.argv.slice(2).find((argument) => !argument.startsWith("--"));
  const note = process.argv.includes("--misses") ? (text: string) => console.error(text) : () => {};
  const reader = createAddressProofReader(await openLineReader());
  const own = await benchAddressesOnOwn(reader, note);
  const bills = folder === undefined ? null : await benchAddressesOnBills(reader, folder, note);
  console.log(JSON.stringify({ bills, own }, null, 2));
}

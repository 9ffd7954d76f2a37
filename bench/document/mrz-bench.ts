import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { defaultPolicy } from "../../server/src/core/decision/policy.ts";
import { mrzCheckDigits } from "../../server/src/core/document/check-digit.ts";
import { mrzLayouts } from "../../server/src/core/document/mrz-layout.ts";
import type { MrzFormat } from "../../server/src/core/document/mrz.ts";
import { createSpecimen } from "../../server/src/specimen/create-specimen.ts";
import type { Degrade, SpecimenSide, SpecimenType } from "../../server/src/specimen/specimen.ts";
import { type Half, pictures } from "../face/data-files.ts";
import { type Share, shareOf } from "../face/interval.ts";
import { type PeerName, peerNames, type ZoneBench, type ZoneResult } from "./mrz-engines.ts";
import { isSealedZone, readZoneTruth } from "./mrz-truth.ts";

const today = "2026-11-21";

/** Every side of a specimen that has a zone. */
const sides: readonly (readonly [SpecimenType, SpecimenSide])[] = [
  ["passport", "front"],
  ["identity-card", "back"],
  ["identity-card-td2", "front"],
  ["residence-permit", "back"],
  ["visa-a", "front"],
  ["visa-b", "front"],
];

/** How many zones of some pictures were read, and which were not. */
interface ZoneTally {
  /** Whose digits are right as printed. */
  readonly pictures: number;
  /** Every check digit valid, nothing repaired. */
  readonly valid: Share;
  readonly repaired: number;
  /** Every line as the truth has it. */
  readonly exact: Share;
  readonly misses: readonly string[];
  /** Valid, and yet not as the truth has them. */
  readonly validButWrong: readonly string[];
  /** Those of them that the product would take without a doubt: names and number were read surely. */
  readonly wrongAndSure: readonly string[];
  /** Valid and as the truth has them, and yet the product would have a person look, where no print confirms them. */
  readonly rightAndUnsure: number;
  readonly peersValid: Readonly<Record<PeerName, Share>>;
  readonly findCpuMs: { readonly median: number; readonly max: number };
  readonly readCpuMs: { readonly median: number; readonly max: number };
}

/** Zones on specimens that authorities published, both halves of the files, with what peers make of them. */
export async function benchMrzOnSpecimens(
  bench: ZoneBench,
  folder: string,
  note: (text: string) => void,
): Promise<Readonly<Record<"tuning" | "heldOut" | "both", ZoneTally>>> {
  const tuning = await readHalf(bench, folder, { half: "tuning", note });
  const heldOut = await readHalf(bench, folder, { half: "held-out", note });
  return { tuning: tally(tuning), heldOut: tally(heldOut), both: tally([...tuning, ...heldOut]) };
}

interface Outcome extends ZoneResult {
  readonly name: string;
  readonly isExact: boolean;
}

async function readHalf(
  bench: ZoneBench,
  folder: string,
  { half, note }: { readonly half: Half; readonly note: (text: string) => void },
): Promise<Outcome[]> {
  const truth = await readZoneTruth();
  const outcomes: Outcome[] = [];
  for (const path of await pictures(folder, half)) {
    const name = basename(path);
    const sealed = truth.get(name);
    if (sealed === null) continue;
    if (sealed === undefined) note(`${name}: nobody has looked at it, so only its digits count`);
    const result = await bench.read(await readFile(path), true);
    const isExact = sealed === undefined || isSealedZone(name, result.reading?.lines ?? [], sealed);
    outcomes.push({ ...result, name, isExact });
  }
  return outcomes;
}

/** Zones of specimens made here, at one degradation. */
export async function benchMrzOnOwn(
  bench: ZoneBench,
  {
    degrade,
    seeds,
    note,
  }: { readonly degrade: Degrade; readonly seeds: readonly number[]; readonly note: (text: string) => void },
) {
  const outcomes: Outcome[] = [];
  let [lines, exactLines] = [0, 0];
  for (const seed of seeds) {
    note(`zones at degrade ${degrade}: seed ${seed}`);
    for (const [type, side] of sides) {
      const { image, truth } = await createSpecimen({ type, side, seed, today, degrade });
      const result = await bench.read(image, false);
      const wanted = truth.mrz?.lines ?? [];
      const read = result.reading?.lines ?? [];
      lines += wanted.length;
      exactLines += wanted.filter((line, i) => line === read[i]).length;
      const isExact = wanted.length === read.length && wanted.every((line, i) => line === read[i]);
      outcomes.push({ ...result, name: `${type} ${seed}`, isExact });
    }
  }
  const { peersValid: _none, ...own } = tally(outcomes);
  return { degrade, exactLines: shareOf(exactLines, lines), ...own };
}

function tally(outcomes: readonly Outcome[]): ZoneTally {
  const count = outcomes.length;
  const valid = outcomes.filter(isValid);
  const peers = peerNames.map((peer) => {
    const read = outcomes.filter(({ reading, peers: texts }) =>
      isValidText(reading?.format ?? null, texts[peer]),
    );
    return [peer, shareOf(read.length, count)] as const;
  });
  return {
    pictures: count,
    valid: shareOf(valid.length, count),
    repaired: outcomes.filter(({ reading }) => reading?.repair).length,
    exact: shareOf(outcomes.filter(({ isExact }) => isExact).length, count),
    misses: outcomes.filter((outcome) => !isValid(outcome)).map(({ name }) => name),
    validButWrong: valid.filter(({ isExact }) => !isExact).map(({ name }) => name),
    wrongAndSure: valid.filter((outcome) => !outcome.isExact && isSure(outcome)).map(({ name }) => name),
    rightAndUnsure: valid.filter((outcome) => outcome.isExact && !isSure(outcome)).length,
    peersValid: Object.fromEntries(peers) as Record<PeerName, Share>,
    findCpuMs: spread(outcomes.map(({ findMs }) => findMs)),
    readCpuMs: spread(outcomes.map(({ readMs }) => readMs)),
  };
}

function isValid({ reading }: ZoneResult): boolean {
  return reading !== null && reading.repair === null && isValidText(reading.format, reading.lines);
}

function isSure({ reading }: ZoneResult): boolean {
  const { surname = 1, givenNames = 1, documentNumber = 1 } = reading?.fieldConfidences ?? {};
  return Math.min(surname, givenNames, documentNumber) >= defaultPolicy.thresholds.nameConfidence;
}

/** Whether lines have the form's lengths and every check digit in them is valid; peers are told the form. */
function isValidText(format: MrzFormat | null, lines: readonly string[]): boolean {
  if (format === null) return false;
  const { lineLengths } = mrzLayouts[format];
  const hasForm =
    lines.length === lineLengths.length && lines.every((line, i) => line.length === lineLengths[i]);
  return hasForm && mrzCheckDigits(format, lines).every((digit) => digit.isValid);
}

/** The middle and the largest of some numbers, rounded. */
export function spread(values: readonly number[]): { readonly median: number; readonly max: number } {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: Math.round(sorted[sorted.length >> 1] ?? 0), max: Math.round(sorted.at(-1) ?? 0) };
}

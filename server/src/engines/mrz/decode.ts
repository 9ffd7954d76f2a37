import { type MrzLayout, mrzLayouts } from "#core/document/mrz-layout.ts";
import type { MrzFormat } from "#core/document/mrz.ts";
import type { Column } from "./align.ts";
import { classesOf, filler, mrzAlphabet, probabilityOf, type SlotClass } from "./alphabet.ts";

/** Which classes each column of each line may hold. Columns of one charset share one array. */
export type ZoneMasks = readonly (readonly (readonly SlotClass[])[])[];

/** A zone as the most probable text, with what it was chosen from. */
export interface DecodedZone {
  readonly format: MrzFormat;
  readonly lines: readonly string[];
  /** Of each line's characters. */
  readonly probabilities: readonly (readonly number[])[];
  /** Per line, per column. */
  readonly columns: readonly (readonly Column[])[];
  /** Mean log-probability a column. */
  readonly logLikelihood: number;
  /** Mean probability a column. */
  readonly confidence: number;
}

/** The classes that a format's slots allow. */
export function zoneMasks(format: MrzFormat): ZoneMasks {
  return masks[format];
}

const masks: Readonly<Record<MrzFormat, ZoneMasks>> = {
  TD1: masksOf(mrzLayouts.TD1),
  TD2: masksOf(mrzLayouts.TD2),
  TD3: masksOf(mrzLayouts.TD3),
  "MRV-A": masksOf(mrzLayouts["MRV-A"]),
  "MRV-B": masksOf(mrzLayouts["MRV-B"]),
  "FR-ID": masksOf(mrzLayouts["FR-ID"]),
  "CH-DL": masksOf(mrzLayouts["CH-DL"]),
};

function masksOf({ lineLengths, slots }: MrzLayout): ZoneMasks {
  const zone = lineLengths.map((length) => Array.from({ length }, () => classesOf("any")));
  for (const { line, start, end, charset } of slots) zone[line]?.fill(classesOf(charset), start, end);
  return zone.map((line, l) => [startOf(l === 0 ? classesOf("letters") : (line[0] ?? [])), ...line.slice(1)]);
}

/** No line begins with a filler, and the first begins with a letter. */
function startOf(classes: readonly SlotClass[]): readonly SlotClass[] {
  return classes.filter(({ index }) => index !== filler);
}

/** Takes in each column the most probable class that its slot allows. */
export function decodeZone(format: MrzFormat, columns: readonly (readonly Column[])[]): DecodedZone {
  const allowed = zoneMasks(format);
  const choices = columns.map((line, l) => line.map((column, i) => bestOf(column, allowed[l]?.[i] ?? [])));
  freeOddCodes(format, columns, choices);
  let logSum = 0;
  let sum = 0;
  let count = 0;
  for (const { probability } of choices.flat()) {
    logSum += Math.log(Math.max(probability, 1e-4));
    sum += probability;
    count += 1;
  }
  return {
    format,
    lines: choices.map((line) => line.map(({ index }) => mrzAlphabet.charAt(index)).join("")),
    probabilities: choices.map((line) => line.map(({ probability }) => probability)),
    columns,
    logLikelihood: logSum / count,
    confidence: sum / count,
  };
}

interface Choice {
  readonly index: number;
  readonly probability: number;
}

function bestOf(column: Column, mask: readonly SlotClass[]): Choice {
  let best = { index: 0, probability: -1 };
  for (const slotClass of mask) {
    const probability = probabilityOf(column, slotClass);
    if (probability > best.probability) best = { index: slotClass.index, probability };
  }
  return best;
}

const impossible = 0.03;
const certain = 0.8;

/** A state's code that plainly holds a digit is read as it stands: some are printed so, and no letters are made up. */
function freeOddCodes(format: MrzFormat, columns: readonly (readonly Column[])[], choices: Choice[][]): void {
  for (const { name, line, start, end } of mrzLayouts[format].slots) {
    if (name !== "issuer" && name !== "nationality") continue;
    const free = (columns[line] ?? []).slice(start, end).map((column) => bestOf(column, classesOf("any")));
    const masked = choices[line]?.slice(start, end) ?? [];
    const isOdd = masked.some(
      ({ probability }, i) => probability < impossible && (free[i]?.probability ?? 0) > certain,
    );
    if (isOdd) choices[line]?.splice(start, free.length, ...free);
  }
}

/** The mean of several readings of the same line. */
export function meanColumns(readings: readonly (readonly Column[])[]): Column[] {
  const [first = []] = readings;
  return first.map((column, i) =>
    column.map((_value, c) => {
      let sum = 0;
      for (const reading of readings) sum += reading[i]?.[c] ?? 0;
      return sum / readings.length;
    }),
  );
}

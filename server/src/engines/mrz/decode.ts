import { type MrzLayout, mrzLayouts } from "#core/document/mrz-layout.ts";
import type { MrzFormat } from "#core/document/mrz.ts";
import type { Column } from "./align.ts";
import { classesOf, mrzAlphabet } from "./alphabet.ts";

/** Which classes each column of each line may hold. Columns of one charset share one array. */
export type ZoneMasks = readonly (readonly (readonly number[])[])[];

/** A zone as the most probable text, with what it was chosen from. */
export interface DecodedZone {
  readonly format: MrzFormat;
  readonly lines: readonly string[];
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
};

function masksOf({ lineCount, lineLength, slots }: MrzLayout): ZoneMasks {
  const zone = Array.from({ length: lineCount }, () =>
    Array.from({ length: lineLength }, () => classesOf("any")),
  );
  for (const { line, start, end, charset } of slots) zone[line]?.fill(classesOf(charset), start, end);
  return zone;
}

/** Takes in each column the most probable class that its slot allows. */
export function decodeZone(format: MrzFormat, columns: readonly (readonly Column[])[]): DecodedZone {
  const allowed = zoneMasks(format);
  let logSum = 0;
  let sum = 0;
  let count = 0;
  const lines = columns.map((line, l) => {
    const best = line.map((column, i) => bestOf(column, allowed[l]?.[i] ?? []));
    for (const { probability } of best) {
      logSum += Math.log(Math.max(probability, 1e-4));
      sum += probability;
      count += 1;
    }
    return best.map((choice) => mrzAlphabet.charAt(choice.index)).join("");
  });
  return { format, lines, columns, logLikelihood: logSum / count, confidence: sum / count };
}

function bestOf(column: Column, mask: readonly number[]): { index: number; probability: number } {
  let index = mask[0] ?? 0;
  for (const c of mask) if ((column[c] ?? 0) > (column[index] ?? 0)) index = c;
  return { index, probability: column[index] ?? 0 };
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

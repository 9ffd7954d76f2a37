import { mrzCheckDigits } from "#core/document/check-digit.ts";
import { mrzLayouts } from "#core/document/mrz-layout.ts";
import type { MrzFormat } from "#core/document/mrz.ts";
import { type Alignment, alignColumns } from "./align.ts";
import type { SlotClass } from "./alphabet.ts";
import { type DecodedZone, decodeZone, meanColumns, zoneMasks } from "./decode.ts";
import { findPeaks, type LineFrames, medianPitch } from "./frames.ts";
import { isConsistent } from "./repair.ts";

const formats: readonly MrzFormat[] = ["TD3", "TD1", "TD2", "MRV-A", "MRV-B"];
const lengthSlack = 5;
const pitchTrials = [1, 0.95, 1.05];

/** One reading of a zone: which format at which of the lines. */
export interface ZoneReading {
  readonly zone: DecodedZone;
  /** Index of the zone's first line among the lines given. */
  readonly firstLine: number;
  /** Higher is likelier. */
  readonly score: number;
}

/** All formats that fit the lines, likeliest first. `lines` are the frames of one crop a line, top to bottom. */
export function readFormats(lines: readonly LineFrames[]): ZoneReading[] {
  const measured = lines.map((frames) => measure(frames));
  const readings: ZoneReading[] = [];
  for (const format of formats) {
    const { lineCount, lineLength } = mrzLayouts[format];
    for (let firstLine = 0; firstLine + lineCount <= lines.length; firstLine += 1) {
      const part = measured.slice(firstLine, firstLine + lineCount);
      if (part.some((line) => Math.abs(line.length - lineLength) > lengthSlack)) continue;
      const reading = readAs(format, part, firstLine);
      if (reading) readings.push(reading);
    }
  }
  return readings.toSorted((a, b) => b.score - a.score);
}

interface MeasuredLine {
  readonly frames: LineFrames;
  readonly pitch: number;
  /** Columns between the first and the last character. */
  readonly length: number;
}

function measure(frames: LineFrames): MeasuredLine {
  const peaks = findPeaks(frames);
  const pitch = medianPitch(peaks);
  const extent = (peaks.at(-1)?.at ?? 0) - (peaks[0]?.at ?? 0);
  return { frames, pitch, length: pitch > 0 ? extent / pitch + 1 : 0 };
}

function readAs(format: MrzFormat, lines: readonly MeasuredLine[], firstLine: number): ZoneReading | null {
  const alignments = lines.map((line, l) => alignBest(line, zoneMasks(format)[l] ?? []));
  if (alignments.some((alignment) => alignment === null)) return null;
  const known = alignments.filter((alignment) => alignment !== null);
  const zone = decodeZone(
    format,
    known.map((alignment) => alignment.columns),
  );
  if (format.startsWith("MRV") !== zone.lines[0]?.startsWith("V")) return null;
  const spacing = known.reduce((sum, alignment) => sum + alignment.score, 0) / known.length;
  return { zone, firstLine, score: spacing + digitBonus(zone) + codeBonus(zone) };
}

function alignBest(
  { frames, pitch, length }: MeasuredLine,
  masks: readonly (readonly SlotClass[])[],
): Alignment | null {
  let best: Alignment | null = null;
  const fitted = (pitch * (length - 1)) / (masks.length - 1);
  for (const trial of [...pitchTrials.map((factor) => factor * pitch), fitted]) {
    const alignment = alignColumns(frames, trial, masks);
    if (alignment && (!best || alignment.score > best.score)) best = alignment;
  }
  return best;
}

function digitBonus({ format, lines }: DecodedZone): number {
  const digits = mrzCheckDigits(format, lines);
  const valid = digits.filter((digit) => digit.isValid).length;
  return 0.5 * (valid / digits.length) + (valid === digits.length ? 0.5 : 0);
}

// Doc 9303 leaves other first letters to the issuers of cards only; passports begin with P.
const firstLetters: Readonly<Record<MrzFormat, string>> = {
  TD3: "P",
  TD2: "IAC",
  TD1: "IAC",
  "MRV-A": "V",
  "MRV-B": "V",
  "FR-ID": "I",
  "CH-DL": "",
};

function codeBonus({ format, lines }: DecodedZone): number {
  return firstLetters[format].includes(lines[0]?.charAt(0) ?? " ") ? 0.4 : 0;
}

/** The mean of several readings of the same lines in one format. */
export function meanReading(readings: readonly ZoneReading[]): DecodedZone | null {
  const [first] = readings;
  if (!first) return null;
  const { format } = first.zone;
  const same = readings.filter(
    ({ zone, firstLine }) => zone.format === format && firstLine === first.firstLine,
  );
  const columns = first.zone.columns.map((_line, l) =>
    meanColumns(same.map(({ zone }) => zone.columns[l] ?? [])),
  );
  return decodeZone(format, columns);
}

/** How much less likely (mean log-probability a column) a reading may be and still win by its check digits. */
const closeness = 0.12;

/** The likeliest of the readings that are nearly as likely as the best and whose check digits are all valid. */
export function consistentReading(zones: readonly DecodedZone[]): DecodedZone | null {
  const best = Math.max(...zones.map((zone) => zone.logLikelihood));
  const valid = zones.filter((zone) => isConsistent(zone.format, zone.lines));
  const close = valid.filter((zone) => zone.logLikelihood >= best - closeness);
  return close.toSorted((a, b) => b.logLikelihood - a.logLikelihood)[0] ?? null;
}

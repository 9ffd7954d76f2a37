import { mrzCheckDigits } from "#core/document/check-digit.ts";
import { mrzLayouts } from "#core/document/mrz-layout.ts";
import type { MrzFormat } from "#core/document/mrz.ts";
import { type Alignment, alignColumns } from "./align.ts";
import { type DecodedZone, decodeZone, meanColumns } from "./decode.ts";
import { findPeaks, type LineFrames } from "./frames.ts";
import { fitGrid, type Grid, placePeaks } from "./grid.ts";
import { isConsistent } from "./is-consistent.ts";

const formats = Object.keys(mrzLayouts) as MrzFormat[];
const lengthSlack = 5;

/** One reading of a zone: which format at which of the lines. */
export interface ZoneReading {
  readonly zone: DecodedZone;
  /** Index of the zone's first line among the lines given. */
  readonly firstLine: number;
  /** Of each of the zone's lines. */
  readonly alignments: readonly Alignment[];
  /** Higher is likelier. */
  readonly score: number;
  /** How well the lines show the format's columns and nothing beside them: 0, or below. */
  readonly presence: number;
}

/** The likeliest format and place that fits the lines: the frames of one crop a line, top to bottom. */
export function readLines(lines: readonly LineFrames[]): ZoneReading | null {
  const measured = lines.map((frames) => measure(frames));
  let best: ZoneReading | null = null;
  for (const format of formats) {
    const { lineCount } = mrzLayouts[format];
    for (let firstLine = 0; firstLine + lineCount <= lines.length; firstLine += 1) {
      const reading = readAs(format, measured.slice(firstLine, firstLine + lineCount), firstLine);
      if (reading && (!best || reading.score > best.score)) best = reading;
    }
  }
  return best;
}

interface MeasuredLine {
  readonly frames: LineFrames;
  readonly grid: Grid | null;
  /** Columns between the first and the last character. */
  readonly length: number;
  readonly alignments: Map<number, Alignment | null>;
}

function measure(frames: LineFrames): MeasuredLine {
  const peaks = findPeaks(frames);
  const grid = fitGrid(peaks);
  const indices = grid ? placePeaks(peaks, grid).map(({ index }) => index) : [];
  const length = indices.length === 0 ? 0 : Math.max(...indices) - Math.min(...indices) + 1;
  return { frames, grid, length, alignments: new Map() };
}

function alignTo({ frames, grid, length, alignments }: MeasuredLine, columns: number): Alignment | null {
  if (!grid || Math.abs(length - columns) > lengthSlack) return null;
  const known = alignments.get(columns);
  if (known !== undefined) return known;
  const alignment = alignColumns(frames, grid, columns);
  alignments.set(columns, alignment);
  return alignment;
}

function readAs(format: MrzFormat, lines: readonly MeasuredLine[], firstLine: number): ZoneReading | null {
  const { lineLengths } = mrzLayouts[format];
  const alignments: Alignment[] = [];
  for (const [l, line] of lines.entries()) {
    const alignment = alignTo(line, lineLengths[l] ?? 0);
    if (!alignment) return null;
    alignments.push(alignment);
  }
  const zone = decodeZone(
    format,
    alignments.map(({ columns }) => columns),
  );
  if (!mayBe(zone)) return null;
  const presence = alignments.reduce((sum, { score }) => sum + score, 0) / alignments.length;
  const score = presence + zone.logLikelihood + digitBonus(zone) + codeBonus(zone);
  return { zone, firstLine, alignments, score, presence };
}

const begins: Readonly<Partial<Record<MrzFormat, RegExp>>> = {
  "MRV-A": /^V/,
  "MRV-B": /^V/,
  "FR-ID": /^IDFRA/,
};

/** Visas begin with V and France's cards with IDFRA, and nothing else of their size does. */
function mayBe({ format, lines }: DecodedZone): boolean {
  const [first = "", second = ""] = lines;
  if (format === "CH-DL") return /^FA.?HE/.test(second);
  const own = begins[format];
  if (own) return own.test(first);
  return !(format === "TD2" ? /^(?:V|IDFRA)/ : /^V/).test(first);
}

function digitBonus({ format, lines }: DecodedZone): number {
  const digits = mrzCheckDigits(format, lines);
  if (digits.length === 0) return isConsistent(format, lines) ? 1 : 0;
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

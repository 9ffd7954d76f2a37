import type { Raster } from "#engines/runtime/raster.ts";
import type { DecodedZone } from "./decode.ts";
import type { LineFrames } from "./frames.ts";
import { type LineBox, pointAt } from "./line-box.ts";
import { consistentReading, meanReading, readFormats, type ZoneReading } from "./read-zone.ts";
import type { LineRecogniser } from "./recogniser.ts";

/** How a line is cut out: height in heights of its box, widening, and margins at both ends in heights. */
export interface CropVariant {
  readonly height: number;
  readonly stretch: number;
  readonly left: number;
  readonly right: number;
}

const variants: readonly CropVariant[] = [
  { height: 1, stretch: 1.2, left: 0.6, right: 0.6 },
  { height: 0.85, stretch: 1.2, left: 0.6, right: 0.6 },
  { height: 1.15, stretch: 1.4, left: 0.6, right: 0.6 },
  { height: 1, stretch: 1.2, left: 0.6, right: 4.5 },
  { height: 0.9, stretch: 1.5, left: 0.8, right: 0.8 },
  { height: 1.1, stretch: 1, left: 0.8, right: 0.8 },
];
/** From this mean probability on, a reading whose check digits are all valid needs no second look. */
const sureConfidence = 0.85;

/** Lines that fit no format in so many crops are no zone. */
const maxMisses = 2;

/** What was read of one block of lines. */
export interface BlockReading {
  readonly zone: DecodedZone;
  /** The zone's lines. */
  readonly boxes: readonly LineBox[];
}

/**
 * Reads a block of lines. One crop is enough when its check digits are valid and it is sure; otherwise others are
 * read too, since a blot or a tight crop must not pass for a falsified digit.
 */
export async function readBlock(
  recogniser: LineRecogniser,
  raster: Raster,
  block: readonly LineBox[],
): Promise<BlockReading | null> {
  const readings: ZoneReading[] = [];
  let misses = 0;
  for (const variant of variants) {
    const lines: LineFrames[] = [];
    for (const box of block)
      lines.push(await recogniser.read(raster, cropBox(box, variant), variant.stretch));
    const [best] = readFormats(lines);
    if (!best) {
      misses += 1;
      if (readings.length === 0 && misses === maxMisses) return null;
      continue;
    }
    readings.push(best);
    const sure = consistentReading([best.zone]);
    if (sure && sure.confidence >= sureConfidence) return toBlock(sure, best.firstLine, block);
  }
  return settle(
    readings.toSorted((a, b) => b.score - a.score),
    block,
  );
}

function settle(readings: readonly ZoneReading[], block: readonly LineBox[]): BlockReading | null {
  const [best] = readings;
  const mean = meanReading(readings);
  if (!best || !mean) return null;
  const same = readings.filter(
    ({ zone, firstLine }) => zone.format === best.zone.format && firstLine === best.firstLine,
  );
  const zone = consistentReading([mean, ...same.map((reading) => reading.zone)]) ?? mean;
  return toBlock(zone, best.firstLine, block);
}

function toBlock(zone: DecodedZone, firstLine: number, block: readonly LineBox[]): BlockReading {
  return { zone, boxes: block.slice(firstLine, firstLine + zone.lines.length) };
}

/** A line's box with a variant's margins. */
function cropBox(box: LineBox, { height, left, right }: CropVariant): LineBox {
  return {
    center: pointAt(box, ((right - left) * box.height) / 2, 0),
    width: box.width + (left + right) * box.height,
    height: box.height * height,
    angle: box.angle,
  };
}

import { mrzCheckDigits } from "#core/document/check-digit.ts";
import type { MrzReading } from "#core/document/mrz.ts";
import type { TextBox } from "#core/document/text.ts";
import type { Measured } from "#core/media/image.ts";
import type { ModelStore } from "#engines/runtime/model-store.ts";
import { openNet } from "#engines/runtime/net.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { fieldConfidences } from "./field-confidences.ts";
import { findPieces } from "./find-pieces.ts";
import { groupLines } from "./group-lines.ts";
import { isZone } from "./is-zone.ts";
import { lineQuad, zoneQuad } from "./line-box.ts";
import { lineRecogniser } from "./model.ts";
import { parseFields } from "./parse-fields.ts";
import { type BlockReading, readBlock } from "./read-block.ts";
import { createRecogniser, type LineRecogniser } from "./recogniser.ts";
import { findRepair, isConsistent, substitute } from "./repair.ts";
import { correct, stateCodeCorrections } from "./state-codes.ts";

/** Reads the zone from a decoded picture and the lines of text found in it. */
export interface LoadedMrzReader {
  /** Null where no zone is. `today` is YYYY-MM-DD. */
  read(raster: Raster, boxes: readonly TextBox[], today: string): Promise<Measured<MrzReading | null>>;
}

/** Loads the recogniser. Throws ModelError when its file cannot be had. */
export async function loadMrzReader(models: ModelStore): Promise<LoadedMrzReader> {
  const recogniser = createRecogniser(await openNet(await models.path(lineRecogniser.name)));
  const ref = models.ref(lineRecogniser.name);
  return {
    read: async (raster, boxes, today) => {
      const block = await findZone(recogniser, raster, boxes);
      return { value: block && toReading(block, today), models: [ref] };
    },
  };
}

async function findZone(
  recogniser: LineRecogniser,
  raster: Raster,
  boxes: readonly TextBox[],
): Promise<BlockReading | null> {
  let best: BlockReading | null = null;
  for (const lines of groupLines(await findPieces(recogniser, raster, boxes))) {
    const block = await readBlock(recogniser, raster, lines);
    if (!block || !isZone(block.zone)) continue;
    if (isConsistent(block.zone.format, block.zone.lines)) return block;
    if (!best || block.zone.confidence > best.zone.confidence) best = block;
  }
  return best;
}

function toReading({ zone, boxes }: BlockReading, today: string): MrzReading | null {
  const [first, last] = [boxes.at(0), boxes.at(-1)];
  if (!first || !last) return null;
  const { format } = zone;
  const corrections = stateCodeCorrections(zone);
  const corrected = correct(zone.lines, corrections);
  const repair = isConsistent(format, corrected) ? null : findRepair({ ...zone, lines: corrected });
  const lines = repair ? substitute(corrected, repair) : corrected;
  return {
    format,
    lines,
    rawLines: zone.lines,
    corrections,
    repair,
    confidence: zone.confidence,
    fields: parseFields(format, lines, today),
    fieldConfidences: fieldConfidences(format, lines, zone.probabilities),
    checkDigits: mrzCheckDigits(format, lines),
    region: zoneQuad(first, last),
    lineRegions: boxes.map((box) => lineQuad(box, 0, 0)),
  };
}

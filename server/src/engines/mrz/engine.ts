import { mrzCheckDigits } from "#core/document/check-digit.ts";
import type { MrzFinding, MrzReading } from "#core/document/mrz.ts";
import type { TextBox } from "#core/document/text.ts";
import type { ModelStore } from "#engines/runtime/model-store.ts";
import { openNet } from "#engines/runtime/net.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { fieldConfidences } from "./field-confidences.ts";
import { findZone } from "./find-zone.ts";
import { type Grey, greysOf } from "./grey.ts";
import { lineGeometries } from "./line-geometry.ts";
import { lineQuad, zoneQuad } from "./line-box.ts";
import { measurePrint } from "./measure-print.ts";
import { mrzReader } from "./model.ts";
import { parseFields } from "./parse-fields.ts";
import type { BlockReading } from "./read-block.ts";
import { createRecogniser } from "./recogniser.ts";
import { isConsistent } from "./is-consistent.ts";
import { findRepair, substitute } from "./repair.ts";
import { correct, stateCodeCorrections } from "./state-codes.ts";

/** Reads the zone from a decoded picture and the lines of text found in it. */
export interface LoadedMrzReader {
  /** `today` is YYYY-MM-DD. */
  read(raster: Raster, boxes: readonly TextBox[], today: string): Promise<MrzFinding>;
}

/** Loads the net. Throws ModelError when its file cannot be had. */
export async function loadMrzReader(models: ModelStore): Promise<LoadedMrzReader> {
  const recogniser = createRecogniser(await openNet(await models.path(mrzReader.name)));
  const ref = models.ref(mrzReader.name);
  return {
    read: async (raster, boxes, today) => {
      const greys = greysOf(raster);
      const { block, isMirrored } = await findZone(recogniser, greys, boxes);
      return { value: block && toReading(block, greys.luma(), today), isMirrored, models: [ref] };
    },
  };
}

function toReading({ zone, look }: BlockReading, grey: Grey, today: string): MrzReading | null {
  const geometries = lineGeometries(grey, look);
  const [first, last] = [geometries.at(0), geometries.at(-1)];
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
    region: zoneQuad(first.box, last.box),
    lineRegions: geometries.map(({ box }) => lineQuad(box)),
    print: measurePrint(grey, { lines, probabilities: zone.probabilities, geometries }),
  };
}

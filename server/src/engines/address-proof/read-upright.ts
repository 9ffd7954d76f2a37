import type { TextLine } from "#core/document/print.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { directionOf } from "./read-picture.ts";
import { turnRaster } from "./turn-raster.ts";

/** Reads the lines of a decoded picture. */
export type ReadRaster = (raster: Raster) => Promise<readonly TextLine[]>;

/** Below this a page is asked whether it stands on its head: one that does reads as gibberish. */
const clearlyRead = 0.85;
/** What is read worse counts for nothing. */
const leastConfidence = 0.7;

/** Reads a page whichever way it lies. Lines that run up the picture are found badly, so such a page is turned first. */
export async function readUpright(raster: Raster, read: ReadRaster): Promise<readonly TextLine[]> {
  const first = await read(raster);
  const quarters = Math.round(directionOf(first) / (Math.PI / 2));
  if (Math.abs(quarters) !== 1)
    return isClear(first) ? first : better(first, await read(turnRaster(raster, 2)));
  const turned = await read(turnRaster(raster, -quarters));
  if (isClear(turned)) return better(first, turned);
  return better(first, better(turned, await read(turnRaster(raster, quarters))));
}

function isClear(lines: readonly TextLine[]): boolean {
  let [sum, count] = [0, 0];
  for (const { text, confidence } of lines) {
    sum += confidence * text.length;
    count += text.length;
  }
  return count > 0 && sum / count >= clearlyRead;
}

function better(a: readonly TextLine[], b: readonly TextLine[]): readonly TextLine[] {
  return weightOf(b) > weightOf(a) ? b : a;
}

function weightOf(lines: readonly TextLine[]): number {
  let weight = 0;
  for (const { text, confidence } of lines)
    if (confidence >= leastConfidence) weight += confidence * text.length;
  return weight;
}

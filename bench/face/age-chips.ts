import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { AgeReading } from "../../server/src/engines/age/postprocess.ts";
import type { LoadedAgeEstimator } from "../../server/src/engines/age/engine.ts";
import type { LoadedFaceDetector } from "../../server/src/engines/face-detection/engine.ts";
import { decodeImage } from "../../server/src/engines/runtime/decode.ts";
import type { Raster } from "../../server/src/engines/runtime/raster.ts";
import { warpAffine } from "../../server/src/engines/runtime/warp.ts";
import { type Half, pictures } from "./data-files.ts";

/** A picture of a face whose age is known, as both nets read it. */
export interface AgeChip {
  readonly name: string;
  readonly years: number;
  readonly reading: AgeReading;
}

/** Black around the chips, which are cut so close that detectors miss some. */
const border = 50;

/** Reads faces/ages of a data folder, where names begin with the age: `25_….jpg`. Tells too how many faces were not found. */
export async function readAgeChips(
  engines: { readonly detector: LoadedFaceDetector; readonly estimator: LoadedAgeEstimator },
  folder: string,
  half: Half,
): Promise<{ readonly chips: readonly AgeChip[]; readonly missed: number }> {
  const chips: AgeChip[] = [];
  let missed = 0;
  for (const path of await pictures(join(folder, "faces/ages"), half)) {
    const raster = withBorder(await decodeImage(await readFile(path)));
    const name = basename(path);
    const face = (await engines.detector.detect(raster)).value[0];
    if (face === undefined) missed += 1;
    else
      chips.push({
        name,
        years: Number.parseInt(name, 10),
        reading: await engines.estimator.read(raster, face),
      });
  }
  return { chips, missed };
}

/** The picture with black around it. */
export function withBorder(raster: Raster): Raster {
  return warpAffine(
    raster,
    [1, 0, -border, 0, 1, -border],
    raster.width + 2 * border,
    raster.height + 2 * border,
  );
}

/**
 * Makes server/src/engines/face-embedding/calibration.ts from the tuning half of a data folder:
 * `node bench/face-calibration.ts <data folder>`, where faces/lfw holds pictures named Person_0001.jpg.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadFaceDetector } from "../server/src/engines/face-detection/engine.ts";
import { loadFaceEmbedder } from "../server/src/engines/face-embedding/engine.ts";
import type { CalibrationPoint } from "../server/src/engines/face-embedding/error-rates.ts";
import { benchModelStore } from "./face/bench-models.ts";
import { pictures } from "./face/data-files.ts";
import { fitErrorRates } from "./face/fit-error-rates.ts";
import { allPairs, type Pairs } from "./face/pairs.ts";
import { knownFaces } from "./face/templates.ts";

const target = fileURLToPath(new URL("../server/src/engines/face-embedding/calibration.ts", import.meta.url));
const folder = process.argv[2];
if (folder === undefined)
  throw new Error("Name the data folder: node bench/face-calibration.ts <data folder>");
const models = await benchModelStore();
const engines = { detector: await loadFaceDetector(models), embedder: await loadFaceEmbedder(models) };
const faces = await knownFaces(engines, await pictures(join(folder, "faces/lfw"), "tuning"));
const pairs = allPairs(faces);
await writeFile(target, toSource(pairs, fitErrorRates(pairs)));
console.log(`${faces.length} pictures of ${pairs.people} people; wrote ${target}`);

function toSource(measured: Pairs, points: readonly CalibrationPoint[]): string {
  const { people, photos, prints } = measured;
  const rows = points.map(
    (point) =>
      `  { score: ${point.score}, falseMatchRate: ${point.falseMatchRate}, falseNonMatchRate: ${point.falseNonMatchRate} },`,
  );
  return `import type { CalibrationPoint } from "./error-rates.ts";

/**
 * Written by bench/face-calibration.ts: ${people} people of LFW's first fold (tuning half), ${photos.same.length} pairs of one person
 * and ${photos.different.length} of two, photo against photo, and ${prints.same.length} and ${prints.different.length} photo against a simulated document.
 */
export const calibration: readonly CalibrationPoint[] = [
${rows.join("\n")}
];
`;
}

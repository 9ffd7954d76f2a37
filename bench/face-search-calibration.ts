/**
 * Makes server/src/engines/face-embedding/search-calibration.ts from the tuning half of a data folder:
 * `node bench/face-search-calibration.ts <data folder>`, where faces/lfw and faces/ages hold photos.
 */
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { loadFaceDetector } from "../server/src/engines/face-detection/engine.ts";
import { loadFaceEmbedder } from "../server/src/engines/face-embedding/engine.ts";
import { benchModelStore } from "./face/bench-models.ts";
import { fitSearchRates } from "./face/fit-search-rates.ts";
import { allPairs } from "./face/pairs.ts";
import { photosOf } from "./face/strangers.ts";

const target = fileURLToPath(
  new URL("../server/src/engines/face-embedding/search-calibration.ts", import.meta.url),
);
const folder = process.argv[2];
if (folder === undefined)
  throw new Error("Name the data folder: node bench/face-search-calibration.ts <data folder>");
const models = await benchModelStore();
const engines = { detector: await loadFaceDetector(models), embedder: await loadFaceEmbedder(models) };
const { people, photos } = allPairs(await photosOf(engines, folder, "tuning"));
const { points, slope } = fitSearchRates(photos.different, people);
const rows = points.map(
  ({ score, falseMatchRate }) => `    { score: ${score}, falseMatchRate: ${falseMatchRate} },`,
);
await writeFile(
  target,
  `import type { SearchCalibration } from "./search-rates.ts";

/**
 * Written by bench/face-search-calibration.ts: ${photos.different.length} pairs of two of ${people} people, photo against photo, of LFW's first
 * fold and UTKFace (tuning half).
 */
export const searchCalibration: SearchCalibration = {
  points: [
${rows.join("\n")}
  ],
  slope: ${slope},
};
`,
);
console.log(`${photos.different.length} pairs of ${people} people; wrote ${target}`);

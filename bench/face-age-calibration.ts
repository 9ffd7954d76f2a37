/**
 * Makes server/src/engines/age/calibration.ts from the tuning half of a data folder:
 * `node bench/face-age-calibration.ts <data folder>`, where faces/ages holds pictures whose names begin with the age.
 */
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { loadAgeEstimator } from "../server/src/engines/age/engine.ts";
import { loadFaceDetector } from "../server/src/engines/face-detection/engine.ts";
import { readAgeChips } from "./face/age-chips.ts";
import { benchModelStore } from "./face/bench-models.ts";
import { fitAge } from "./face/fit-age.ts";

const target = fileURLToPath(new URL("../server/src/engines/age/calibration.ts", import.meta.url));
const folder = process.argv[2];
if (folder === undefined)
  throw new Error("Name the data folder: node bench/face-age-calibration.ts <data folder>");
const models = await benchModelStore();
const engines = { detector: await loadFaceDetector(models), estimator: await loadAgeEstimator(models) };
const { chips } = await readAgeChips(engines, folder, "tuning");
const rows = fitAge(chips).map(
  ({ years, correction, deviation }) =>
    `  { years: ${years}, correction: ${correction}, deviation: ${deviation} },`,
);
await writeFile(
  target,
  `import type { AgeCalibrationPoint } from "./postprocess.ts";

/** Written by bench/face-age-calibration.ts: ${chips.length} pictures of faces from UTKFace (tuning half), ages 1 to 110. */
export const calibration: readonly AgeCalibrationPoint[] = [
${rows.join("\n")}
];
`,
);
console.log(`${chips.length} pictures; wrote ${target}`);

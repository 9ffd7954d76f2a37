/**
 * Measures the face engines on the half of a data folder that nothing was fitted on:
 * `node bench/face-accuracy.ts <data folder> [--json] [--only=detection|verification|age|liveness]`.
 */
import { join } from "node:path";
import { loadAgeEstimator } from "../server/src/engines/age/engine.ts";
import { loadFaceDetector } from "../server/src/engines/face-detection/engine.ts";
import { loadFaceEmbedder } from "../server/src/engines/face-embedding/engine.ts";
import { loadLivenessMeter } from "../server/src/engines/liveness/engine.ts";
import { readAgeChips } from "./face/age-chips.ts";
import { benchModelStore } from "./face/bench-models.ts";
import { pictures } from "./face/data-files.ts";
import { measureAge } from "./face/measure-age.ts";
import { measureDetection } from "./face/measure-detection.ts";
import { measureLiveness } from "./face/measure-liveness.ts";
import { measureVerification } from "./face/measure-verification.ts";
import { allPairs } from "./face/pairs.ts";
import { knownFaces } from "./face/templates.ts";

const [folder, ...options] = process.argv.slice(2);
if (folder === undefined) throw new Error("Name the data folder: node bench/face-accuracy.ts <data folder>");
const half = "held-out";
const models = await benchModelStore();
const detector = await loadFaceDetector(models);

const measurements: Readonly<Record<string, () => Promise<unknown>>> = {
  detection: () => measureDetection(detector, folder, half),
  verification: async () => {
    const embedder = await loadFaceEmbedder(models);
    const paths = await pictures(join(folder, "faces/lfw"), half);
    return measureVerification(allPairs(await knownFaces({ detector, embedder }, paths)));
  },
  age: async () => {
    const engines = { detector, estimator: await loadAgeEstimator(models) };
    const { chips, missed } = await readAgeChips(engines, folder, half);
    return { missed, ...measureAge(chips) };
  },
  liveness: async () => measureLiveness({ detector, meter: await loadLivenessMeter(models) }, folder, half),
};

const figures: Record<string, unknown> = { half };
for (const [name, measure] of Object.entries(measurements)) {
  const isWanted =
    options.includes(`--only=${name}`) || !options.some((option) => option.startsWith("--only="));
  if (isWanted) figures[name] = await measure();
}
if (options.includes("--json")) console.log(JSON.stringify(figures, undefined, 2));
else console.dir(figures, { depth: null });

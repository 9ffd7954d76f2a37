/**
 * Measures the face engines on the half of a data folder that nothing was fitted on:
 * `node bench/face-accuracy.ts <data folder> [--json]`.
 */
import { join } from "node:path";
import { loadFaceDetector } from "../server/src/engines/face-detection/engine.ts";
import { loadFaceEmbedder } from "../server/src/engines/face-embedding/engine.ts";
import { loadLivenessMeter } from "../server/src/engines/liveness/engine.ts";
import { benchModelStore } from "./face/bench-models.ts";
import { pictures } from "./face/data-files.ts";
import { measureDetection } from "./face/measure-detection.ts";
import { measureLiveness } from "./face/measure-liveness.ts";
import { measureVerification } from "./face/measure-verification.ts";
import { allPairs } from "./face/pairs.ts";
import { knownFaces } from "./face/templates.ts";

const folder = process.argv[2];
if (folder === undefined)
  throw new Error("Name the data folder: node bench/face-accuracy.ts <data folder> [--json]");
const half = "held-out";
const models = await benchModelStore();
const detector = await loadFaceDetector(models);
const embedder = await loadFaceEmbedder(models);
const meter = await loadLivenessMeter(models);
const faces = await knownFaces({ detector, embedder }, await pictures(join(folder, "faces/lfw"), half));
const figures = {
  half,
  detection: await measureDetection(detector, folder, half),
  verification: measureVerification(allPairs(faces)),
  liveness: await measureLiveness({ detector, meter }, folder, half),
};
if (process.argv.includes("--json")) console.log(JSON.stringify(figures, undefined, 2));
else console.dir(figures, { depth: null });

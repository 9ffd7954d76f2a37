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
import { bootstrapHighs } from "./face/bootstrap.ts";
import { pictures } from "./face/data-files.ts";
import { wilson } from "./face/interval.ts";
import { allPairs, type Pairs, shareAtLeast } from "./face/pairs.ts";
import { knownFaces } from "./face/templates.ts";

const target = fileURLToPath(new URL("../server/src/engines/face-embedding/calibration.ts", import.meta.url));
const step = 0.04;

const folder = process.argv[2];
if (folder === undefined)
  throw new Error("Name the data folder: node bench/face-calibration.ts <data folder>");
const models = await benchModelStore();
const engines = { detector: await loadFaceDetector(models), embedder: await loadFaceEmbedder(models) };
const faces = await knownFaces(engines, await pictures(join(folder, "faces/lfw"), "tuning"));
const pairs = allPairs(faces);
await writeFile(target, toSource(pairs, toPoints(pairs)));
console.log(`${faces.length} pictures of ${pairs.people} people; wrote ${target}`);

function toPoints(measured: Pairs): CalibrationPoint[] {
  const different = [...measured.photos.different, ...measured.prints.different].map(({ score }) => score);
  const same = [...measured.photos.same, ...measured.prints.same].map(({ score }) => score);
  const first = Math.floor(quantile(different, 0.01) / step);
  const last = Math.ceil(quantile(same, 0.95) / step);
  const scores = Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toFixed(2)));
  const matchRates = falseMatchRates(measured, scores);
  const points: CalibrationPoint[] = [];
  scores.forEach((score, i) => {
    const before = points.at(-1);
    points.push({
      score,
      falseMatchRate: Math.min(before?.falseMatchRate ?? 1, matchRates[i] ?? 1),
      falseNonMatchRate: Math.max(before?.falseNonMatchRate ?? 0, falseNonMatchRate(measured, score)),
    });
  });
  return points;
}

/** The worse of photos and prints; people, not pairs, are what was sampled, so they bound what can be claimed. */
function falseMatchRates(measured: Pairs, scores: readonly number[]): readonly number[] {
  const peoplePairs = (measured.people * (measured.people - 1)) / 2;
  const bounds = [measured.photos, measured.prints].map(({ different }) => {
    const drawnAnew = bootstrapHighs(different, measured.people, scores);
    return scores.map((score, i) => {
      const { high } = wilson(shareAtLeast(different, score) * peoplePairs, peoplePairs);
      return Math.max(high, drawnAnew[i] ?? 1);
    });
  });
  return scores.map((_, i) => rounded(Math.max(...bounds.map((bound) => bound[i] ?? 1))));
}

/** The worse of photos and prints, never less than one of the photo pairs would be. */
function falseNonMatchRate(measured: Pairs, score: number): number {
  const { length } = measured.photos.same;
  const rates = [measured.photos, measured.prints].map(({ same }) => {
    const missed = 1 - shareAtLeast(same, score);
    return (missed * length + 1) / (length + 1);
  });
  return rounded(Math.max(...rates));
}

function rounded(rate: number): number {
  return Number(rate.toPrecision(3));
}

function quantile(scores: readonly number[], share: number): number {
  return scores.toSorted((a, b) => a - b)[Math.floor(scores.length * share)] ?? 0;
}

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

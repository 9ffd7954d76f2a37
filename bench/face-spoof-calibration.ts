/**
 * Fits how the signals of passive liveness are weighed, and how often scores err, on the tuning half of a data folder's
 * frames and on imitations of licence-clean faces; writes the engine's calibration:
 * `node bench/face-spoof-calibration.ts <data folder>`.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { loadFaceDetector } from "../server/src/engines/face-detection/engine.ts";
import type { FusionCalibration } from "../server/src/engines/liveness/calibration.ts";
import { loadLivenessMeter } from "../server/src/engines/liveness/engine.ts";
import type { RecaptureSignals } from "../server/src/engines/liveness/signals/measure-signals.ts";
import { suspicionsOf } from "../server/src/engines/liveness/signals/suspicions.ts";
import { fitFusion } from "./attack-lab/fit-fusion.ts";
import { cleanFaces, facesOf } from "./attack-lab/lab-faces.ts";
import { filmSamples, plainSamples, type StillSample } from "./attack-lab/still-samples.ts";
import { benchModelStore } from "./face/bench-models.ts";
import { pictures } from "./face/data-files.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("Name the data folder.");
const models = await benchModelStore();
const detector = await loadFaceDetector(models);
const engines = { detector, meter: await loadLivenessMeter(models) };

const faces = await cleanFaces(detector);
const samples: StillSample[] = [
  ...(await plainSamples(engines, { kind: "live", source: "clean" }, faces)),
  ...(await filmSamples(
    engines,
    "clean, filmed",
    faces.filter((_face, i) => i % 5 === 0),
  )),
];
for (const [kind, name] of [
  ["live", "real"],
  ["print, NUAA", "fake"],
] as const) {
  const paths = await pictures(join(folder, "faces/liveness", name), "tuning");
  samples.push(...(await plainSamples(engines, { kind, source: "NUAA" }, await facesOf(detector, paths))));
}

const fit = (hasTexture: boolean): FusionCalibration =>
  fitFusion(
    samples.map(({ kind, source, signals }) => ({
      kind,
      source,
      suspicions: suspicionsOf(
        signals.measurements as unknown as RecaptureSignals,
        hasTexture ? signals.texture : null,
      ),
    })),
    { hasTexture },
  );

const live = samples.filter(({ kind }) => kind === "live").length;
const text = `import type { Suspicions } from "./signals/suspicions.ts";

/** How signals are weighed, and how often scores err. Each row: a score, and a rate (upper end of its 95 % interval). */
export interface FusionCalibration {
  readonly bias: number;
  readonly weights: Readonly<Record<keyof Suspicions, number>>;
  /** Live pictures that score at most this. */
  readonly falseFake: readonly (readonly [score: number, rate: number])[];
  /** Imitations that score at least this; the mean over their kinds. */
  readonly falseReal: readonly (readonly [score: number, rate: number])[];
}

// Written by bench/face-spoof-calibration.ts from ${live} live pictures and ${samples.length - live} imitations.
/** With the texture net. */
export const withTexture: FusionCalibration = ${JSON.stringify(fit(true))};

/** Without it. */
export const withoutTexture: FusionCalibration = ${JSON.stringify(fit(false))};
`;
await writeFile(new URL("../server/src/engines/liveness/calibration.ts", import.meta.url), text);
console.log(`${samples.length} pictures; run npm run format`);

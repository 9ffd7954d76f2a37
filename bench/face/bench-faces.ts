import { join } from "node:path";
import { type LoadedAgeEstimator, loadAgeEstimator } from "../../server/src/engines/age/engine.ts";
import { loadFaceDetector } from "../../server/src/engines/face-detection/engine.ts";
import { loadFaceEmbedder } from "../../server/src/engines/face-embedding/engine.ts";
import { loadLivenessMeter } from "../../server/src/engines/liveness/engine.ts";
import type { ModelStore } from "../../server/src/engines/runtime/model-store.ts";
import { measureAttackLab } from "../attack-lab/measure-attack-lab.ts";
import type { BenchOptions } from "../bench.ts";
import { type BenchReport, type Target, target } from "../support/report.ts";
import { readAgeChips } from "./age-chips.ts";
import { benchModelStore } from "./bench-models.ts";
import { pictures } from "./data-files.ts";
import { measureAge } from "./measure-age.ts";
import { measureDetection } from "./measure-detection.ts";
import { measureLiveness } from "./measure-liveness.ts";
import { measurePeers } from "./measure-peers.ts";
import type { FoldFigures } from "./official-pairs.ts";
import { measureSearch } from "./measure-search.ts";
import { measureFold, measureVerification } from "./measure-verification.ts";
import { allPairs } from "./pairs.ts";
import { type FaceEngines, knownFaces } from "./templates.ts";

/** What one part found, and what it had to reach. */
interface Part {
  readonly figures: unknown;
  readonly targets: readonly Target[];
}

interface Engines extends FaceEngines {
  readonly estimator: LoadedAgeEstimator;
  readonly models: ModelStore;
}

/** Nothing was chosen or fitted on this half. */
const half = "held-out";
const accuracyLimit = 0.99;
const errorLimits = { all: 5, "13-25": 3.8 } as const;

const parts: Readonly<Record<string, (engines: Engines, folder: string, how: How) => Promise<Part>>> = {
  detection: async ({ detector }, folder) => ({
    figures: await measureDetection(detector, folder, half),
    targets: [],
  }),
  verification: async (engines, folder) => {
    const heldOut = await knownFaces(engines, await pictures(join(folder, "faces/lfw"), half));
    const tuned = await knownFaces(engines, await pictures(join(folder, "faces/lfw"), "tuning"), {
      hasPrints: false,
    });
    const fold = await measureFold([...tuned, ...heldOut], folder);
    const limits = [
      foldTarget("held-out pairs, where the policy accepts", fold.accept.heldOut),
      foldTarget("all pairs, where the policy accepts", fold.accept.all),
    ];
    return { figures: { fold, ...measureVerification(allPairs(heldOut)) }, targets: limits };
  },
  search: async (engines, folder) => ({ figures: await measureSearch(engines, folder, half), targets: [] }),
  age: async (engines, folder) => {
    const { chips, missed } = await readAgeChips(engines, folder, half);
    const figures = { missed, ...measureAge(chips) };
    const limits = Object.entries(errorLimits).map(([band, limit]) =>
      target(
        `age: mean error in years, ${band}`,
        figures.bands[band]?.meanAbsoluteError ?? Number.NaN,
        "at most",
        limit,
      ),
    );
    return { figures, targets: limits };
  },
  "attack-lab": async (_engines, folder, { note, rounds }) => ({
    figures: await measureAttackLab({ folder, note, rounds }),
    targets: [],
  }),
  liveness: async ({ detector, models }, folder) => ({
    figures: await measureLiveness({ detector, meter: await loadLivenessMeter(models) }, folder, half),
    targets: [],
  }),
  peers: async (engines, folder, { note }) => {
    const figures = await measurePeers(engines, folder, note);
    return { figures, targets: [] };
  },
};

type How = Pick<BenchOptions, "note" | "rounds">;

function foldTarget(name: string, { accuracy }: FoldFigures): Target {
  return target(`LFW fold, ${name}`, accuracy.share, "at least", accuracyLimit);
}

/** How faces are found, compared, searched, estimated and told from fakes, on the half that nothing was fitted on. */
export async function benchFaces({ data, only, note, rounds }: BenchOptions): Promise<BenchReport> {
  if (data === undefined) throw new Error("Name the folder of faces with --data.");
  const folder = join(data, "..");
  const models = await benchModelStore();
  const engines = {
    models,
    detector: await loadFaceDetector(models),
    embedder: await loadFaceEmbedder(models),
    estimator: await loadAgeEstimator(models),
  };
  const names = only ?? Object.keys(parts);
  const figures: Record<string, unknown> = { half };
  const targets: Target[] = [];
  for (const name of names) {
    const part = parts[name];
    if (!part) throw new Error(`There is no part ${name}; there are ${Object.keys(parts).join(", ")}.`);
    note(name);
    const found = await part(engines, folder, { note, rounds });
    figures[name] = found.figures;
    targets.push(...found.targets);
  }
  return { command: `npm run bench -- faces --data <folder> --only ${names.join(",")}`, figures, targets };
}

import { parentPort, workerData } from "node:worker_threads";
import sharp from "sharp";
import { engineModels } from "#engine-models.ts";
import { createEngineSet, type EngineChoices } from "#engine-set.ts";
import { splitOverrides } from "#engines/runtime/own-net/own-nets.ts";
import { openModelStore } from "#engines/runtime/open-model-store.ts";
import { serveEngines } from "#engines/runtime/serve-engines.ts";

/** What the pool gives to each worker. */
export interface EngineWorkerData extends EngineChoices {
  /** The models' cache. */
  readonly dir: string;
  /** Models that the operator replaced: name → path. */
  readonly overrides: Readonly<Record<string, string>>;
}

if (parentPort === null) throw new Error("The engines run in a worker thread.");
const { dir, overrides, ...choices } = workerData as EngineWorkerData;

// Each worker is meant for one core, and no picture is decoded twice.
sharp.concurrency(1);
sharp.cache(false);

const { own, weights } = splitOverrides(overrides);
const models = await openModelStore({ specs: engineModels, dir, overrides: weights });
const { operations, fileOperations, warm } = createEngineSet(models, { ...choices, own });
serveEngines(parentPort, {
  operations: { ...operations },
  fileOperations: { ...fileOperations },
  warm,
});

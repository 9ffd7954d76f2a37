import { loadFaceDetector } from "../../server/src/engines/face-detection/engine.ts";
import { loadLivenessMeter } from "../../server/src/engines/liveness/engine.ts";
import { openLocalEngines } from "../document/local-engines.ts";
import { benchModelStore } from "../face/bench-models.ts";
import { type BurstFigures, measureBursts } from "./measure-bursts.ts";
import { measureStills, type StillFigures } from "./measure-stills.ts";

/** What the lab may be told. */
export interface AttackLabOptions {
  /** The data folder; without one no stills are measured, since all other faces were fitted on. */
  readonly folder: string | undefined;
  /** Bursts of each kind, and three times as many faces. */
  readonly rounds?: number | undefined;
  /** Tells what it is busy with. */
  readonly note: (text: string) => void;
}

/** How often live people and imitations are taken for what they are, by kind. */
export interface AttackLabFigures {
  readonly stills?: Readonly<Record<string, StillFigures>>;
  readonly bursts: Readonly<Record<string, BurstFigures>>;
}

/** Imitates people in every way that the lab knows, and reports what the product says of each. */
export async function measureAttackLab(options: AttackLabOptions): Promise<AttackLabFigures> {
  const { folder, rounds = 10, note } = options;
  const engines = await openLocalEngines();
  const bursts = await measureBursts(engines, { rounds, note });
  if (folder === undefined) return { bursts };
  note("stills");
  const models = await benchModelStore();
  const [detector, meter] = [await loadFaceDetector(models), await loadLivenessMeter(models)];
  return { stills: await measureStills({ detector, meter }, folder, { faces: 3 * rounds }), bursts };
}

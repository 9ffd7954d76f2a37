import { basename, join } from "node:path";
import { Type } from "typebox";
import type { Config } from "#config/config.ts";
import { engineModels } from "#engine-models.ts";
import { textureModel } from "#engines/liveness/model.ts";
import type { ModelSpec } from "#engines/runtime/model-store.ts";
import { netFileOf, netProperties, readDescription } from "#engines/runtime/own-net/description.ts";
import { splitOverrides } from "#engines/runtime/own-net/own-nets.ts";
import { hashRemembered } from "#engines/runtime/model-verification.ts";
import { fetchModels } from "#engines/runtime/open-model-store.ts";
import { isModelReady } from "#engines/runtime/prepare-model.ts";

/** A neural net as it is in use here. */
export interface CataloguedModel {
  readonly name: string;
  /** The start of its sha256; empty when the operator's own file cannot be read. */
  readonly version: string;
  readonly licence: string;
  readonly origin: string;
  /** Whether the file is the product's own, a package's, made or fetched, or one that the operator named. */
  readonly source: "bundled" | "package" | "converted" | "fetched" | "own file";
  /** Whether the file is here and is the expected one. */
  readonly isReady: boolean;
}

/** How far the fetching is; bytes where it can tell. */
export interface CatalogueStep {
  readonly name: string;
  readonly done?: number;
  readonly total?: number;
}

type Needs = Pick<Config, "home" | "models">;

/** Every neural net, and whether it is ready. Fetches nothing. */
export async function listModels(config: Needs): Promise<readonly CataloguedModel[]> {
  const { own } = splitOverrides(config.models);
  const described = Object.entries(own).map(([name, path]) => cataloguedOwn(name, path, config));
  return Promise.all([...engineModels.map((spec) => catalogued(spec, config)), ...described]);
}

/** Makes every model ready that is in use and not replaced by the operator. Throws ModelError. */
export async function fetchAllModels(
  { home, models, hasLivenessTexture }: Pick<Config, "home" | "models" | "hasLivenessTexture">,
  onStep: (step: CatalogueStep) => void,
): Promise<void> {
  const isUsed = ({ name }: ModelSpec) => hasLivenessTexture || name !== textureModel.name;
  const specs = engineModels.filter((spec) => isUsed(spec) && !(spec.name in models));
  await fetchModels(specs, modelFolder(home), ({ model, doneBytes: done, totalBytes: total }) =>
    onStep({ name: `model ${model}`, ...(total > 0 && { done, total }) }),
  );
}

/** Where models are kept under the product's home. */
export function modelFolder(home: string): string {
  return join(home, "models");
}

const sources = {
  bundled: "bundled",
  package: "package",
  "tfjs-graph": "converted",
  "weights-manifest": "converted",
  tarball: "fetched",
} as const;

async function catalogued(spec: ModelSpec, { home, models }: Needs): Promise<CataloguedModel> {
  const { name, licence, origin } = spec;
  const dir = modelFolder(home);
  const own = models[name];
  if (own !== undefined)
    return { name, licence, origin, source: "own file", ...(await versionOf(own, dir, name)) };
  const isReady = await isModelReady(spec, dir);
  return {
    name,
    licence,
    origin,
    source: sources[spec.source.kind],
    version: shortened(spec.sha256),
    isReady,
  };
}

/** A net that takes over a whole part: what its description says. */
async function cataloguedOwn(name: string, path: string, { home }: Needs): Promise<CataloguedModel> {
  const { licence, origin, file } = await readDescription(path, Type.Object(netProperties));
  const version = await versionOf(netFileOf(path, { file }), modelFolder(home), name);
  return { name, licence, origin, source: "own file", ...version };
}

async function versionOf(path: string, dir: string, name: string) {
  try {
    return {
      version: shortened(await hashRemembered(path, dir, `${name}-${basename(path)}`)),
      isReady: true,
    };
  } catch {
    // It is not here, which is what the list then says.
    return { version: "", isReady: false };
  }
}

function shortened(sha256: string): string {
  return sha256.slice(0, 12);
}

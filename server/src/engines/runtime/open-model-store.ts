import { basename } from "node:path";
import { ModelError } from "./model-error.ts";
import type { ModelSpec, ModelStore } from "./model-store.ts";
import { hashRemembered } from "./model-verification.ts";
import { type ModelProgress, prepareModel } from "./prepare-model.ts";

/** Where models are kept, and which of them the operator replaced by files of his own (name → path). */
export interface ModelStoreOptions {
  readonly specs: readonly ModelSpec[];
  /** The cache's folder; made when missing. */
  readonly dir: string;
  readonly overrides?: Readonly<Record<string, string>>;
}

/** Opens the store; a model that is not there yet is made when its path is first asked for. */
export async function openModelStore(options: ModelStoreOptions): Promise<ModelStore> {
  const specs = new Map(options.specs.map((spec) => [spec.name, spec]));
  const replaced = await hashOverrides(options);
  const paths = new Map<string, Promise<string>>();
  const find = (name: string): ModelSpec => {
    const spec = specs.get(name);
    if (spec === undefined) throw new ModelError({ model: name, step: "find", advice: "No such model." });
    return spec;
  };
  return {
    path: async (name) => {
      const override = replaced.get(name);
      if (override !== undefined) return override.path;
      const path = paths.get(name) ?? prepareModel(find(name), options.dir);
      paths.set(name, path);
      path.catch(() => paths.delete(name));
      return path;
    },
    ref: (name) => ({ name, version: (replaced.get(name)?.sha256 ?? find(name).sha256).slice(0, 12) }),
  };
}

/**
 * Makes all models ready, so that nothing is fetched later. Throws ModelError at the first that fails; what was
 * fetched till then is kept and resumed by the next call.
 */
export async function fetchModels(
  specs: readonly ModelSpec[],
  dir: string,
  onProgress: (progress: ModelProgress) => void = () => {},
): Promise<void> {
  for (const spec of specs) await prepareModel(spec, dir, onProgress);
}

async function hashOverrides(
  options: ModelStoreOptions,
): Promise<ReadonlyMap<string, { path: string; sha256: string }>> {
  const replaced = new Map<string, { path: string; sha256: string }>();
  const known = new Set(options.specs.map((spec) => spec.name));
  for (const [name, path] of Object.entries(options.overrides ?? {})) {
    if (!known.has(name)) {
      const advice = `The configuration replaces it, but there are only: ${[...known].join(", ")}.`;
      throw new ModelError({ model: name, step: "find", advice });
    }
    try {
      replaced.set(name, {
        path,
        sha256: await hashRemembered(path, options.dir, `${name}-${basename(path)}`),
      });
    } catch (cause) {
      const advice = `Your own file for it (${path}) cannot be read; correct the path or remove it from the configuration.`;
      throw new ModelError({ model: name, step: "find", advice, cause });
    }
  }
  return replaced;
}

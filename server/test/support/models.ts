import { fileURLToPath } from "node:url";
import { engineModels } from "#engine-models.ts";
import type { ModelSpec, ModelStore } from "#engines/runtime/model-store.ts";
import { openModelStore } from "#engines/runtime/open-model-store.ts";

/** The cache that all tests share, so that each model is converted or fetched once; git ignores it. */
export const testModelsFolder = fileURLToPath(new URL("../../../.data/models", import.meta.url));

/** The product's models, or others, from the shared cache; safe from several test files at once. */
export async function testModelStore(specs: readonly ModelSpec[] = engineModels): Promise<ModelStore> {
  return openModelStore({ specs, dir: testModelsFolder });
}

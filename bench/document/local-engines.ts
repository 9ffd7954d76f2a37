import { fileURLToPath } from "node:url";
import type { ImageRef } from "../../server/src/core/media/image.ts";
import type { Engines } from "../../server/src/core/ports.ts";
import { engineModels } from "../../server/src/engine-models.ts";
import { createEngineSet } from "../../server/src/engine-set.ts";
import { compareFaces } from "../../server/src/engines/face-embedding/compare-faces.ts";
import { searchRates } from "../../server/src/engines/face-embedding/search-rates.ts";
import { nationalNumbers } from "../../server/src/engines/national-number/check-national-number.ts";
import { decodeImage } from "../../server/src/engines/runtime/decode.ts";
import { openModelStore } from "../../server/src/engines/runtime/open-model-store.ts";
import type { EnginePool } from "../../server/src/engines/runtime/pool.ts";
import type { Raster } from "../../server/src/engines/runtime/raster.ts";
import { createEngines } from "../../server/src/engines/runtime/remote-engines.ts";

/** Fixed, so that a century is settled the same way whenever a bench runs. */
export const today = "2026-11-21";

type Operation = (subject: Raster | Uint8Array, ...args: unknown[]) => Promise<unknown>;

/** The product's engines in this thread, on the cache that the tests use, so that what they cost can be measured. */
export async function openLocalEngines(): Promise<Engines> {
  const dir = fileURLToPath(new URL("../../.data/models", import.meta.url));
  const models = await openModelStore({ specs: engineModels, dir });
  const set = createEngineSet(models, { hasTexture: true });
  const rasters = new Map<string, Raster>();
  let opened = 0;
  const pool = {
    open: async (bytes: Uint8Array): Promise<ImageRef> => {
      const raster = await decodeImage(bytes);
      const id = String((opened += 1));
      rasters.set(id, raster);
      return { id, width: raster.width, height: raster.height };
    },
    close: async ({ id }: ImageRef): Promise<void> => void rasters.delete(id),
    call: async ({ id }: ImageRef, name: keyof typeof set.operations, ...args: unknown[]) => {
      const raster = rasters.get(id);
      if (!raster) throw new Error("The picture is not open.");
      return (set.operations[name] as Operation)(raster, ...args);
    },
    run: (bytes: Uint8Array, name: keyof typeof set.fileOperations, ...args: unknown[]) =>
      (set.fileOperations[name] as Operation)(bytes, ...args),
    warm: set.warm,
    [Symbol.asyncDispose]: async () => undefined,
  };
  return createEngines(pool as unknown as EnginePool, {
    compareFaces,
    searchRates,
    nationalNumbers,
  });
}

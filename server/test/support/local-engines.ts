import type { ImageRef } from "#core/media/image.ts";
import type { Engines } from "#core/ports.ts";
import { createEngineSet } from "../../src/engine-set.ts";
import { compareFaces } from "#engines/face-embedding/compare-faces.ts";
import { searchRates } from "#engines/face-embedding/search-rates.ts";
import { nationalNumbers } from "#engines/national-number/check-national-number.ts";
import { decodeImage } from "#engines/runtime/decode.ts";
import type { EnginePool } from "#engines/runtime/pool.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { createEngines } from "#engines/runtime/remote-engines.ts";
import { testModelStore } from "./models.ts";

type Operation = (subject: Raster | Uint8Array, ...args: unknown[]) => Promise<unknown>;

/** The product's engines in this thread, on the cache that the tests share. */
export async function openLocalEngines(): Promise<Engines> {
  const set = createEngineSet(await testModelStore(), { hasTexture: true });
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

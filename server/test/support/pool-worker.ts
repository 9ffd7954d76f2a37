import { parentPort, workerData } from "node:worker_threads";
import { CoreError } from "#core/errors.ts";
import type { TextBox } from "#core/document/text.ts";
import type { FaceFinding } from "#core/face/face.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { serveEngines } from "#engines/runtime/serve-engines.ts";

// A worker for the tests of the pool: its operations tell where they ran, fail, or end their thread.
if (parentPort === null) throw new Error("This module is a worker.");
let warmed = 0;
serveEngines(parentPort, {
  operations: {
    "text.find": async (raster: Raster) => ({
      value: [...raster.data.subarray(0, 3)],
      models: [{ name: String(warmed), version: JSON.stringify(workerData) }],
    }),
    "mrz.read": async (_: Raster, boxes: readonly TextBox[], today: string) => ({
      value: { boxes, today },
      models: [],
    }),
    "faces.detect": async () => {
      throw new CoreError("image-too-small", "No.");
    },
    "embeddings.embed": async (_: Raster, face: FaceFinding) => ({
      vectors: [Float32Array.of(face.score)],
      models: [],
    }),
    "liveness.measure": async () => {
      setImmediate(() => {
        throw new Error("The thread ends.");
      });
      await new Promise(() => {});
    },
  },
  fileOperations: {
    "address-proofs.read": async (bytes: Uint8Array, today: string) => ({ pages: bytes.length, kind: today }),
  },
  warm: async () => {
    warmed += 1;
  },
});

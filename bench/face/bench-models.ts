import { fileURLToPath } from "node:url";
import { ageNetModel } from "../../server/src/engines/age/model.ts";
import { faceDetectorModel, faceMeshModel } from "../../server/src/engines/face-detection/model.ts";
import { dlibModel, faceresModel } from "../../server/src/engines/face-embedding/model.ts";
import { textureModel } from "../../server/src/engines/liveness/model.ts";
import type { ModelStore } from "../../server/src/engines/runtime/model-store.ts";
import { openModelStore } from "../../server/src/engines/runtime/open-model-store.ts";

/** The face nets, from the cache that the tests use. */
export async function benchModelStore(): Promise<ModelStore> {
  const specs = [faceDetectorModel, faceMeshModel, dlibModel, faceresModel, ageNetModel, textureModel];
  return openModelStore({ specs, dir: fileURLToPath(new URL("../../.data/models", import.meta.url)) });
}

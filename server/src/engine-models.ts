import { ageNetModel } from "#engines/age/model.ts";
import { recogniserDictionary, textDetector, textRecogniser } from "#engines/document-text/model.ts";
import { faceDetectorModel, faceMeshModel } from "#engines/face-detection/model.ts";
import { dlibModel, faceresModel } from "#engines/face-embedding/model.ts";
import { textureModel } from "#engines/liveness/model.ts";
import { mrzReader } from "#engines/mrz/model.ts";
import type { ModelSpec } from "#engines/runtime/model-store.ts";

/** Every neural net that the product may load. */
export const engineModels: readonly ModelSpec[] = [
  textDetector,
  textRecogniser,
  recogniserDictionary,
  mrzReader,
  faceDetectorModel,
  faceMeshModel,
  dlibModel,
  faceresModel,
  ageNetModel,
  textureModel,
];

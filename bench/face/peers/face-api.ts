import { join } from "node:path";
import type * as Tf from "@tensorflow/tfjs";
import type * as FaceApi from "@vladmandic/face-api";
import type { Peer } from "./peer.ts";
import { packageFolder, require, wasmFolder } from "./wasm.ts";

/** @vladmandic/face-api on WebAssembly with the nets of its examples: SSD MobileNet, 68 points, ResNet-34, age. */
export async function openFaceApi(): Promise<Peer> {
  const wasm = require("@tensorflow/tfjs-backend-wasm") as { setWasmPaths(folder: string): void };
  wasm.setWasmPaths(wasmFolder());
  const folder = packageFolder("@vladmandic/face-api");
  const api = require(join(folder, "dist/face-api.node-wasm.js")) as typeof FaceApi;
  const tf = require("@tensorflow/tfjs") as typeof Tf;
  await tf.setBackend("wasm");
  await tf.ready();
  const { ssdMobilenetv1, faceLandmark68Net, faceRecognitionNet, ageGenderNet } = api.nets;
  for (const net of [ssdMobilenetv1, faceLandmark68Net, faceRecognitionNet, ageGenderNet])
    await net.loadFromDisk(join(folder, "model"));
  return {
    look: async ({ data, width, height }) => {
      const tensor = tf.tensor3d(new Uint8Array(data), [height, width, 3], "int32");
      const faces = await api
        .detectAllFaces(tensor as unknown as FaceApi.TNetInput)
        .withFaceLandmarks()
        .withFaceDescriptors()
        .withAgeAndGender();
      tf.dispose(tensor);
      const area = ({ detection: { box } }: (typeof faces)[number]) => box.width * box.height;
      const [face] = faces.toSorted((a, b) => area(b) - area(a));
      return face && { vector: [...face.descriptor], years: face.age };
    },
    similarity: (a, b) => -api.euclideanDistance([...a.vector], [...b.vector]),
  };
}

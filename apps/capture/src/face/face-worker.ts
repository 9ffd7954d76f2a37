import type { Pixels } from "../hints/measure-frame.ts";
import { loadFaceNets, type NetFace } from "./face-nets.ts";

/** What the page asks of the worker: to look at one frame. */
export interface Question {
  readonly pixels: Pixels;
  readonly withMesh: boolean;
}

/** What comes back: first that the nets are there, then through each question's own port the faces; or that it failed. */
export type Answer =
  | { readonly type: "ready" }
  | { readonly type: "faces"; readonly faces: readonly NetFace[] }
  | { readonly type: "failed" };

const ready = { type: "ready" } as const satisfies Answer;
const failed = { type: "failed" } as const satisfies Answer;
const nets = loadFaceNets();
nets.then(
  () => postMessage(ready),
  () => postMessage(failed),
);

addEventListener("message", ({ data, ports: [port] }: MessageEvent<Question>) => {
  void nets
    .then((loaded) => loaded.look(data.pixels, data.withMesh))
    .then(
      (faces) => port?.postMessage({ type: "faces", faces } satisfies Answer),
      () => port?.postMessage(failed),
    );
});

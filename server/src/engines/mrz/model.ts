import type { ModelSpec } from "#engines/runtime/model-store.ts";

/** Reads a line of a machine readable zone: a net of our own, `training/mrz`. */
export const mrzReader: ModelSpec = {
  name: "mrz-reader",
  file: "mrz-reader.onnx",
  sha256: "5d2ffa57f601672c7b44ca4b3e1d7313a46c5241606c86aa2c992f64ee482d86",
  licence: "Apache-2.0",
  origin:
    "trained by this project from nothing, on lines of nobody that are drawn while it trains (training/mrz)",
  source: { kind: "bundled", url: new URL("weights/mrz-reader.onnx", import.meta.url) },
};

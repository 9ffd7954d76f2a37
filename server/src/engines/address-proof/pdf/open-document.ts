import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { pdfLibrary } from "./pdf-library.ts";

const folder = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
/** The library asks for folders that end so. */
const part = (name: string) => `${join(folder, name)}/`;
const maxImagePixels = 50_000_000;

/** Opens a PDF without ever asking the network, running its programs, or trusting its sizes. */
export async function openDocument(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return pdfLibrary.getDocument({
    // The library keeps what it is given.
    data: Uint8Array.from(bytes),
    ...{ cMapUrl: part("cmaps"), standardFontDataUrl: part("standard_fonts"), wasmUrl: part("wasm") },
    ...{ iccUrl: part("iccs"), cMapPacked: true, useWorkerFetch: false, useSystemFonts: false },
    ...{ disableFontFace: true, fontExtraProperties: true, enableXfa: false },
    ...{ maxImageSize: maxImagePixels, canvasMaxAreaInBytes: 4 * maxImagePixels },
    verbosity: pdfLibrary.VerbosityLevel.ERRORS,
  }).promise;
}

import { DOMMatrix, ImageData, Path2D } from "@napi-rs/canvas";

// It takes its drawing classes from the globals, at the moment when it is loaded.
Object.assign(globalThis, { DOMMatrix, ImageData, Path2D });

/** pdfjs-dist, drawing on @napi-rs/canvas. */
export const pdfLibrary = await import("pdfjs-dist");

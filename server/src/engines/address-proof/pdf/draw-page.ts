import { createCanvas } from "@napi-rs/canvas";
import type { PDFDocumentProxy } from "pdfjs-dist";

const dotsPerInch = 200;
const pointsPerInch = 72;
/** A page larger than A4 is drawn coarser. */
const maxSide = 2400;

/** Draws a page as it prints, on white: RGB, 8 bits. */
export async function drawPage(document: PDFDocumentProxy, number: number) {
  const page = await document.getPage(number);
  const natural = page.getViewport({ scale: 1 });
  const side = Math.max(natural.width, natural.height);
  const viewport = page.getViewport({ scale: Math.min(dotsPerInch / pointsPerInch, maxSide / side) });
  const [width, height] = [Math.max(1, Math.ceil(viewport.width)), Math.max(1, Math.ceil(viewport.height))];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  await page.render({
    canvas: null,
    // The library's types know the browser's canvas only, of which this is one.
    canvasContext: context as unknown as CanvasRenderingContext2D,
    ...{ viewport, background: "#ffffff" },
  }).promise;
  const data = withoutAlpha(context.getImageData(0, 0, width, height).data);
  page.cleanup();
  return { width, height, data };
}

function withoutAlpha(rgba: Uint8ClampedArray): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    rgb[to] = rgba[from] ?? 0;
    rgb[to + 1] = rgba[from + 1] ?? 0;
    rgb[to + 2] = rgba[from + 2] ?? 0;
  }
  return rgb;
}

import bwipjs from "bwip-js/node";
import type { Box } from "#core/media/image.ts";

/** A PDF417 symbol as SVG, filling a white panel. */
export function drawPdf417(text: string, { left, top, width, height }: Box): string {
  const options = {
    bcid: "pdf417",
    text,
    columns: 13,
    eclevel: 3,
    rowmult: 3,
    paddingwidth: 4,
    paddingheight: 4,
  };
  const svg = bwipjs.toSVG(options);
  const placed = svg.replace(
    "<svg ",
    `<svg x="${left}" y="${top}" width="${width}" height="${height}" preserveAspectRatio="none" `,
  );
  return `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="#fff"/>${placed}`;
}

import sharp from "sharp";
import { decodeImage } from "#engines/runtime/decode.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { loadFonts, type TextPlace } from "#specimen/draw/lettering.ts";

/** A line to draw: its text, and where its baseline starts. */
export interface DrawnLine extends TextPlace {
  readonly text: string;
}

/** A page to draw, in pixels. */
export interface DrawnPage {
  readonly lines: readonly DrawnLine[];
  readonly width: number;
  readonly height: number;
}

/** Draws lines of text on a pale page, turned clockwise by quarters when asked. */
export async function drawPage({ lines, width, height }: DrawnPage, degrees = 0): Promise<Raster> {
  const fonts = await loadFonts();
  const paths = lines.map((line) => `<path d="${fonts.text(line.text, line).path}" fill="#1a1a1a"/>`);
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<rect width="100%" height="100%" fill="#eef2ee"/>${paths.join("")}</svg>`;
  const page = await sharp(Buffer.from(svg)).png().toBuffer();
  return decodeImage(new Uint8Array(degrees === 0 ? page : await sharp(page).rotate(degrees).toBuffer()));
}

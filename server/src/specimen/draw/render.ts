import sharp from "sharp";
import type { Drawing } from "./drawing.ts";
import { portraitLayers } from "./portrait-layers.ts";
import { type Sheet, sheetMargin, type SheetOptions } from "./sheet.ts";

/** Draws a document at `scale` pixels per tenth of a millimetre, with its portraits. */
export async function render(drawing: Drawing, scale: number, options: SheetOptions): Promise<Sheet> {
  const layers = drawing.portrait ? await portraitLayers(drawing.portrait, scale, options) : [];
  const { data, info } = await sharp(Buffer.from(toSvg(drawing, scale)))
    .ensureAlpha()
    .composite(layers)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

function toSvg({ width, height, radius, elements }: Drawing, scale: number): string {
  const margin = sheetMargin / scale;
  const size = `width="${Math.round(width * scale) + 2 * sheetMargin}" height="${Math.round(height * scale) + 2 * sheetMargin}"`;
  const view = `viewBox="${-margin} ${-margin} ${width + 2 * margin} ${height + 2 * margin}" preserveAspectRatio="none"`;
  const edge = `<clipPath id="edge"><rect width="${width}" height="${height}" rx="${radius}"/></clipPath>`;
  const content = elements.map(({ svg }) => svg).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${view}>${edge}<g clip-path="url(#edge)">${content}</g></svg>`;
}

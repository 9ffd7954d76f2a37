import bwipjs from "bwip-js/node";
import type { Box } from "#core/media/image.ts";
import type { DrawnElement } from "./drawing.ts";

const columns = 13;
const quietModules = 4;

/** Where the symbol goes on a licence's back. */
const pdf417Place = { left: 28, top: 240, width: 800, height: 250 };

/** Modules across: the columns; start, stop and two row indicators; the quiet zones. */
const modules = columns * 17 + 69 + 2 * quietModules;

/** Width of a module in tenths of a millimetre. */
export const pdf417ModuleWidth = pdf417Place.width / modules;

/** A PDF417 symbol filling its white panel. */
export function drawPdf417(text: string): DrawnElement {
  const { left, top, width, height } = pdf417Place;
  const options = {
    bcid: "pdf417",
    text,
    columns,
    eclevel: 3,
    rowmult: 3,
    paddingwidth: quietModules,
    paddingheight: quietModules,
  };
  const svg = bwipjs.toSVG(options);
  const placed = svg.replace(
    "<svg ",
    `<svg x="${left}" y="${top}" width="${width}" height="${height}" preserveAspectRatio="none" `,
  );
  const panel = `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="#fff"/>`;
  return { svg: panel + placed, marks: [{ kind: "barcode", box: withoutQuietZone(svg, pdf417Place) }] };
}

/** The library draws two units a module. */
function withoutQuietZone(svg: string, { left, top, width, height }: Box): Box {
  const [, across = "1", down = "1"] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
  const x = (width * 2 * quietModules) / Number(across);
  const y = (height * 2 * quietModules) / Number(down);
  return { left: left + x, top: top + y, width: width - 2 * x, height: height - 2 * y };
}

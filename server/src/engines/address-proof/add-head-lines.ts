import type { Raster } from "#engines/runtime/raster.ts";
import type { PageLine, PageText } from "./page-text.ts";
import { toPageLines } from "./read-picture.ts";
import type { ReadRaster } from "./read-upright.ts";

const headShare = 0.28;

/** A page with what only a look at its head shows: names that are pictures. */
export async function addHeadLines(page: PageText, drawn: Raster, read: ReadRaster): Promise<PageText> {
  const height = Math.max(1, Math.round(drawn.height * headShare));
  const head: Raster = { ...drawn, height, data: drawn.data.subarray(0, drawn.width * height * 3) };
  const scale = page.width / drawn.width;
  const seen = toPageLines(await read(head)).map((line) => scaled(line, scale));
  const added = seen.filter((line) => !page.lines.some((other) => overlaps(line, other)));
  return { ...page, lines: [...added, ...page.lines].toSorted((a, b) => a.top - b.top || a.left - b.left) };
}

function scaled(line: PageLine, scale: number): PageLine {
  const { left, top, right, bottom, size } = line;
  return {
    ...line,
    left: left * scale,
    top: top * scale,
    right: right * scale,
    bottom: bottom * scale,
    size: size * scale,
  };
}

function overlaps(a: PageLine, b: PageLine): boolean {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0.3 * (a.right - a.left) && height > 0.3 * (a.bottom - a.top);
}

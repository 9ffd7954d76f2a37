import type { DocumentAuthenticity } from "#core/document/document-authenticity.ts";
import type { DocumentQuality } from "#core/document/document-quality.ts";
import type { DocumentOutline } from "#core/document/outline.ts";
import type { Box } from "#core/media/image.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { toCells } from "../cell-grid.ts";
import { colourSpread } from "./colour-spread.ts";
import { measurePortrait } from "./measure-portrait.ts";
import { cutPortrait } from "./portrait-patch.ts";
import { screenPattern } from "./screen-pattern.ts";

const cells = { columns: 48, rows: 31, margin: 0 };

/** Measures what tells the document in an outline from a copy of it; `faces` largest first. */
export function measureAuthenticity(
  raster: Raster,
  { corners }: DocumentOutline,
  [face]: readonly Box[],
  { blur, textHeight }: Pick<DocumentQuality, "blur" | "textHeight">,
): DocumentAuthenticity {
  const grid = toCells(raster, corners, cells);
  const patch = face && cutPortrait(raster, corners, face);
  const isOfFace = (cell: number) => face !== undefined && isInBox(face, grid.place, cell);
  const textBlur = blur === null || textHeight === null ? null : blur * textHeight;
  return {
    screenPattern: screenPattern(raster, corners),
    colour: colourSpread(grid),
    portrait: patch ? { ...measurePortrait(patch, textBlur), colour: colourSpread(grid, isOfFace) } : null,
  };
}

function isInBox({ left, top, width, height }: Box, place: Float32Array, cell: number): boolean {
  const [x, y] = [place[2 * cell] ?? 0, place[2 * cell + 1] ?? 0];
  return x > left && y > top && x < left + width && y < top + height;
}

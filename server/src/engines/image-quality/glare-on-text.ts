import type { TextBox } from "#core/document/text.ts";
import type { Box } from "#core/media/image.ts";
import type { CellGrid } from "./cell-grid.ts";
import type { TextCrop } from "./text-crops.ts";

/** How far round a line of text more of it may be expected, in its own heights. */
const beside = 3;
const above = 4;
const half = 0.5;
/** A line is legible from this share of the usual contrast on. */
const legible = 0.6;

/** Share of the document under a reflection near text, but not where text can be read all the same. */
export function glareOnText(grid: CellGrid, glare: Uint8Array, crops: readonly TextCrop[]): number {
  const contrasts = crops.map(({ contrast }) => contrast).toSorted((a, b) => a - b);
  const usual = contrasts[Math.floor(contrasts.length * 0.6)] ?? 0;
  const read = crops.filter(({ contrast }) => contrast > legible * usual);
  let hidden = 0;
  glare.forEach((isGlare, cell) => {
    if (isGlare === 0) return;
    const at = { x: grid.place[2 * cell] ?? 0, y: grid.place[2 * cell + 1] ?? 0 };
    if (read.some(({ box }) => isWithin(box, at, 0, half))) return;
    if (crops.some(({ box }) => isWithin(box, at, beside, above))) hidden += 1;
  });
  return hidden / glare.length;
}

/** Whether a point lies in a line of text made longer at both ends, and as high up and down as given, in its heights. */
function isWithin(box: TextBox, { x, y }: { x: number; y: number }, longer: number, high: number): boolean {
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  const along = (x - box.center.x) * cos + (y - box.center.y) * sin;
  const across = (y - box.center.y) * cos - (x - box.center.x) * sin;
  return Math.abs(across) < high * box.height && Math.abs(along) < box.width / 2 + longer * box.height;
}

/** Share of an upright box under a reflection; 0 when no cell's middle lies in it. */
export function glareInBox(grid: CellGrid, glare: Uint8Array, box: Box): number {
  let within = 0;
  let bright = 0;
  glare.forEach((isGlare, cell) => {
    const [x, y] = [grid.place[2 * cell] ?? 0, grid.place[2 * cell + 1] ?? 0];
    if (x < box.left || y < box.top || x > box.left + box.width || y > box.top + box.height) return;
    within += 1;
    bright += isGlare;
  });
  return within === 0 ? 0 : bright / within;
}

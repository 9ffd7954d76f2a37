import type { Grey } from "./grey.ts";
import { type LineBox, pointAt } from "./line-box.ts";
import type { Look } from "./read-block.ts";
import { straighten } from "./straighten.ts";

/** A line of a zone where it lies in the picture. */
export interface LineGeometry {
  /** From the first character's left edge to the last one's right edge, a little higher than the letters. */
  readonly box: LineBox;
  /** Mean distance of neighbours, in pixels of the picture. */
  readonly pitch: number;
  /** Of each column's character, from the box's left end, in pixels of the picture. */
  readonly centers: readonly number[];
}

const boxHeight = 1.35;

/** Where a look's lines and their characters lie. */
export function lineGeometries(grey: Grey, { crops, counts, alignments }: Look): LineGeometry[] {
  return crops.map((crop, l) => {
    const unit = crop.width / (counts[l] ?? 1);
    const places = (alignments[l]?.places ?? []).map((place) => (place + 0.5) * unit);
    const first = places.at(0) ?? 0;
    const last = places.at(-1) ?? crop.width;
    const pitch = (last - first) / Math.max(1, places.length - 1);
    const middle = (first + last - crop.width) / 2;
    const width = last - first + pitch;
    const cut = { ...crop, center: pointAt(crop, middle, 0), width, height: boxHeight * pitch };
    const box = straighten(grey, cut, pitch);
    return { box, pitch, centers: places.map((place) => place - first + pitch / 2) };
  });
}

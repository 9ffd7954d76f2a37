import type { Point } from "#core/media/image.ts";
import { detectorSide } from "./anchors.ts";

/** Quarter turns clockwise that a tile's content is given before the net sees it. */
export type Turns = 0 | 1 | 2 | 3;

/** A square of a scaled picture, as large as the detector's input. */
export interface Tile {
  readonly left: number;
  readonly top: number;
  readonly turns: Turns;
}

const overlap = 1 / 3;

/**
 * The squares that cover a picture of this size; neighbours share a third, so that no small face is cut by all. A
 * picture that is smaller on both sides lies in the middle of one.
 */
export function tilesOf(size: { width: number; height: number }, turns: Turns): readonly Tile[] {
  if (Math.max(size.width, size.height) < detectorSide) {
    const before = (length: number) => -Math.floor((detectorSide - length) / 2);
    return [{ left: before(size.width), top: before(size.height), turns }];
  }
  return startsOf(size.height).flatMap((top) => startsOf(size.width).map((left) => ({ left, top, turns })));
}

function startsOf(length: number): readonly number[] {
  if (length <= detectorSide) return [0];
  const gaps = Math.ceil((length - detectorSide) / (detectorSide * (1 - overlap)));
  return Array.from({ length: gaps + 1 }, (_, i) => Math.round((i * (length - detectorSide)) / gaps));
}

/** The place in the tile of a place in its turned copy; `last` is the side, less one for pixels' indexes. */
export function turnBack({ x, y }: Point, turns: Turns, last: number): Point {
  if (turns === 1) return { x: y, y: last - x };
  if (turns === 2) return { x: last - x, y: last - y };
  return turns === 3 ? { x: last - y, y: x } : { x, y };
}

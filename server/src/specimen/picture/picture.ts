import type { Point, Quad } from "#core/media/image.ts";
import type { Degradation } from "../specimen.ts";

/** A picture before it is encoded, RGB interleaved. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A width and a height. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where a point goes. */
export type Move = (point: Point) => Point;

/** A picture of a document and how it was made worse. */
export interface Photograph {
  readonly picture: Picture;
  /** From tenths of a millimetre on the document to pixels of the scene, and from there to the picture's. */
  readonly toScene: Move;
  readonly toPicture: Move;
  /** Corners of the other documents in the scene. */
  readonly others: readonly Quad[];
  /** Whether something lies over a point of the scene. */
  readonly isCovered: (point: Point) => boolean;
  readonly degradation: Degradation;
}

/** The corners of an upright rectangle at the origin. */
export function cornersOf({ width, height }: Size): Quad {
  return [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ];
}

/** A quadrilateral with every corner moved. */
export function mapQuad([a, b, c, d]: Quad, move: Move): Quad {
  return [move(a), move(b), move(c), move(d)];
}

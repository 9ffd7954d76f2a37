import type { ImageRef, Measured, Point } from "#core/media/image.ts";

/** A line of text found, as a turned rectangle. `angle` in radians, clockwise, of its long side. */
export interface TextBox {
  readonly center: Point;
  readonly width: number;
  readonly height: number;
  readonly angle: number;
  /** Mean detection probability, 0 to 1. */
  readonly score: number;
}

/** Finds lines of text in any orientation. */
export interface TextFinder {
  find(image: ImageRef): Promise<Measured<readonly TextBox[]>>;
}

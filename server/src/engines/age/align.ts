import type { FaceFinding } from "#core/face/face.ts";
import type { Affine } from "#engines/runtime/warp.ts";

/** Cuts a square around the face, `margin` times as large as its box, eyes level; mirrored when asked. */
export function squareCrop({ box, points }: FaceFinding, how: Cut): Affine {
  const { leftEye, rightEye } = points;
  const roll = Math.atan2(rightEye.y - leftEye.y, rightEye.x - leftEye.x);
  const scale = (Math.max(box.width, box.height) * how.margin) / how.side;
  const cos = Math.cos(roll) * scale;
  const sin = Math.sin(roll) * scale;
  const middle = (how.side - 1) / 2;
  // Boxes count from the edge of the first pixel, pictures from its centre.
  const x = box.left + box.width / 2 - 0.5;
  const y = box.top + box.height / 2 - 0.5;
  const direction = how.isMirrored ? -1 : 1;
  const [a, c] = [direction * cos, direction * sin];
  return [a, -sin, x - a * middle + sin * middle, c, cos, y - c * middle - cos * middle];
}

/** How a net wants to see the face. */
export interface Cut {
  /** The square's side as a multiple of the longer side of the face's box. */
  readonly margin: number;
  readonly isMirrored: boolean;
  /** Pixels a side of the net's input. */
  readonly side: number;
}

import type { Point, Quad } from "#core/media/image.ts";

/** A quad as a rectangle seen in perspective. */
export interface SeenRectangle {
  /** Width by height of the rectangle. */
  readonly aspect: number;
  /** Cosine of the angle between its sides: 0 when the quad can be a rectangle. */
  readonly skew: number;
  /** Angle between the rectangle's plane and the picture's, in radians. */
  readonly tilt: number;
}

/** A phone camera's focal length as a share of the picture's long side. */
const focalShare = 0.85;

/**
 * What rectangle a quad shows, for a camera with a usual focal length that looks at the picture's middle (Zhang and
 * He 2007, Whiteboard scanning and image enhancement, section 3.2).
 */
export function seenRectangle(quad: Quad, picture: { width: number; height: number }): SeenRectangle {
  const focal = focalShare * Math.max(picture.width, picture.height);
  const [p0, p1, p2, p3] = quad.map((point) => centred(point, picture)) as unknown as Quad;
  const { g, h } = vanishing([p0, p1, p2, p3]);
  const across = { x: p1.x - p0.x + g * p1.x, y: p1.y - p0.y + g * p1.y, z: g * focal };
  const down = { x: p3.x - p0.x + h * p3.x, y: p3.y - p0.y + h * p3.y, z: h * focal };
  const width = Math.hypot(across.x, across.y, across.z);
  const height = Math.hypot(down.x, down.y, down.z);
  const skew = (across.x * down.x + across.y * down.y + across.z * down.z) / (width * height);
  const facing = Math.abs(across.x * down.y - across.y * down.x) / (width * height);
  return { aspect: width / height, skew, tilt: Math.acos(Math.min(1, facing)) };
}

function centred({ x, y }: Point, { width, height }: { width: number; height: number }): Point {
  return { x: x - width / 2, y: y - height / 2 };
}

/** The last row of the perspective map from the unit square (Heckbert 1989, section 2.2.3). */
function vanishing([p0, p1, p2, p3]: Quad): { g: number; h: number } {
  const dx1 = p1.x - p2.x;
  const dx2 = p3.x - p2.x;
  const dy1 = p1.y - p2.y;
  const dy2 = p3.y - p2.y;
  const sx = p0.x - p1.x + p2.x - p3.x;
  const sy = p0.y - p1.y + p2.y - p3.y;
  const area = dx1 * dy2 - dx2 * dy1;
  return { g: (sx * dy2 - dx2 * sy) / area, h: (dx1 * sy - sx * dy1) / area };
}

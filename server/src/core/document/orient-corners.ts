import type { Point, Quad } from "#core/media/image.ts";

/**
 * The same corners in the order in which a document reads whose upper side lies in the direction `up` from its middle
 * (in the picture; of any length): top left, top right, bottom right, bottom left.
 */
export function orientCorners(corners: Quad, up: Point): Quad {
  const starts = [0, 1, 2, 3] as const;
  const [start] = starts.toSorted((a, b) => outward(corners, b, up) - outward(corners, a, up));
  return startingAt(corners, start ?? 0);
}

/** How well the side that begins at a corner faces the direction `up`: the cosine of the angle between them. */
function outward(corners: Quad, start: number, up: Point): number {
  const [from, to] = startingAt(corners, start);
  const turned = { x: to.y - from.y, y: from.x - to.x };
  const length = Math.hypot(turned.x, turned.y) || 1;
  return (turned.x * up.x + turned.y * up.y) / length;
}

function startingAt(corners: Quad, start: number): Quad {
  const at = (i: number): Point => corners[(start + i) % 4] ?? corners[0];
  return [at(0), at(1), at(2), at(3)];
}

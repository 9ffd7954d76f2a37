import type { Point, Quad } from "./image.ts";

/** Whether a point lies in a convex quad, in either direction of turning; its edge counts as inside. */
export function isInQuad(quad: Quad, { x, y }: Point): boolean {
  const sides = quad.map((from, i) => {
    const to = quad[(i + 1) % 4] ?? from;
    return (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x);
  });
  return sides.every((side) => side >= 0) || sides.every((side) => side <= 0);
}

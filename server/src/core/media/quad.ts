import type { Point, Quad } from "./image.ts";

/** Whether a point lies in a convex quad whose corners go round clockwise. */
export function isInQuad(corners: Quad, { x, y }: Point): boolean {
  return corners.every((a, i) => {
    const b = corners[(i + 1) % 4] ?? a;
    return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) >= 0;
  });
}

/** Area of a convex quad. */
export function areaOf([a, b, c, d]: Quad): number {
  return Math.abs((c.x - a.x) * (d.y - b.y) - (c.y - a.y) * (d.x - b.x)) / 2;
}

import type { Box, Point, Quad } from "./image.ts";

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

/** The corners of an upright rectangle. */
export function boxQuad({ left, top, width, height }: Box): Quad {
  const right = left + width;
  const bottom = top + height;
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
}

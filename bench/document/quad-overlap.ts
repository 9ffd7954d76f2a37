import type { Point, Quad } from "../../server/src/core/media/image.ts";

/** Intersection over union of two convex quads. */
export function quadOverlap(a: Quad, b: Quad): number {
  const [first, second] = [clockwise(a), clockwise(b)];
  const common = areaOf(second.reduce<readonly Point[]>(cutBySide, first));
  const both = areaOf(first) + areaOf(second) - common;
  return both === 0 ? 0 : common / both;

  function cutBySide(shape: readonly Point[], from: Point, i: number): readonly Point[] {
    return cut(shape, from, second[(i + 1) % 4] ?? from);
  }
}

function signedArea(points: readonly Point[]): number {
  return points.reduce((sum, p, i) => {
    const q = points[(i + 1) % points.length] ?? p;
    return sum + (p.x * q.y - q.x * p.y) / 2;
  }, 0);
}

function areaOf(points: readonly Point[]): number {
  return Math.abs(signedArea(points));
}

function clockwise(quad: Quad): readonly Point[] {
  return signedArea(quad) < 0 ? quad.toReversed() : quad;
}

/** What of a shape lies to the right of a line, as the picture's axes run (Sutherland and Hodgman 1974). */
function cut(shape: readonly Point[], from: Point, to: Point): readonly Point[] {
  const sideOf = (p: Point) => (to.x - from.x) * (p.y - from.y) - (to.y - from.y) * (p.x - from.x);
  return shape.flatMap((p, i) => {
    const q = shape[(i + 1) % shape.length] ?? p;
    const [here, there] = [sideOf(p), sideOf(q)];
    const kept = here >= 0 ? [p] : [];
    if (here >= 0 === there >= 0) return kept;
    const share = here / (here - there);
    return [...kept, { x: p.x + share * (q.x - p.x), y: p.y + share * (q.y - p.y) }];
  });
}

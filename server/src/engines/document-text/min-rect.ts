import type { Point } from "#core/media/image.ts";

/** A turned rectangle; `angle` in radians, clockwise, of its long side, in (−π/2, π/2]. */
export interface TurnedRect {
  readonly center: Point;
  readonly width: number;
  readonly height: number;
  readonly angle: number;
}

/** The convex hull, counted once round, without points on its edges (Andrew's monotone chain). */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y);
  const lower = halfHull(sorted);
  const upper = halfHull(sorted.toReversed());
  return [...lower.slice(0, -1), ...upper.slice(0, -1)];
}

function halfHull(sorted: readonly Point[]): Point[] {
  const hull: Point[] = [];
  for (const point of sorted) {
    while (hull.length > 1 && turn(hull.at(-2), hull.at(-1), point) <= 0) hull.pop();
    hull.push(point);
  }
  return hull;
}

function turn(origin: Point | undefined, a: Point | undefined, b: Point): number {
  if (!origin || !a) return 0;
  return (a.x - origin.x) * (b.y - origin.y) - (a.y - origin.y) * (b.x - origin.x);
}

/** The turned rectangle of least area round the points: one of its sides lies on the hull. Null below two points. */
export function minAreaRect(points: readonly Point[]): TurnedRect | null {
  const hull = convexHull(points);
  let best: TurnedRect | null = null;
  for (let i = 0; i < hull.length; i += 1) {
    const a = hull[i];
    const b = hull[(i + 1) % hull.length];
    if (!a || !b || (a.x === b.x && a.y === b.y)) continue;
    const rect = rectAlong(hull, Math.atan2(b.y - a.y, b.x - a.x));
    if (!best || rect.width * rect.height < best.width * best.height) best = rect;
  }
  return best && upright(best);
}

function rectAlong(hull: readonly Point[], angle: number): TurnedRect {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const along = hull.map((point) => point.x * cos + point.y * sin);
  const across = hull.map((point) => point.y * cos - point.x * sin);
  const [left, right] = [Math.min(...along), Math.max(...along)];
  const [top, bottom] = [Math.min(...across), Math.max(...across)];
  const u = (left + right) / 2;
  const v = (top + bottom) / 2;
  const center = { x: u * cos - v * sin, y: u * sin + v * cos };
  return { center, width: right - left, height: bottom - top, angle };
}

function upright(rect: TurnedRect): TurnedRect {
  const isTall = rect.width < rect.height;
  const width = isTall ? rect.height : rect.width;
  const height = isTall ? rect.width : rect.height;
  let angle = isTall ? rect.angle + Math.PI / 2 : rect.angle;
  while (angle > Math.PI / 2) angle -= Math.PI;
  while (angle <= -Math.PI / 2) angle += Math.PI;
  return { center: rect.center, width, height, angle };
}

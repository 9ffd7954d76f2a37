import type { Point } from "#core/media/image.ts";

/** The points with x·cos(angle) + y·sin(angle) = offset. */
export interface StraightLine {
  /** Direction of its normal, 0 to π. */
  readonly angle: number;
  readonly offset: number;
}

/** The line through a point whose normal has a direction. */
export function through({ x, y }: Point, direction: number): StraightLine {
  const angle = ((direction % Math.PI) + Math.PI) % Math.PI;
  return { angle, offset: x * Math.cos(angle) + y * Math.sin(angle) };
}

/** Where two lines cross; not finite when they are parallel. */
export function crossing(a: StraightLine, b: StraightLine): Point {
  const [ca, sa, cb, sb] = [Math.cos(a.angle), Math.sin(a.angle), Math.cos(b.angle), Math.sin(b.angle)];
  const det = ca * sb - sa * cb;
  return { x: (a.offset * sb - b.offset * sa) / det, y: (b.offset * ca - a.offset * cb) / det };
}

/** How far past a line a point lies, along its normal. */
export function distancePast({ angle, offset }: StraightLine, { x, y }: Point): number {
  return x * Math.cos(angle) + y * Math.sin(angle) - offset;
}

/** Angle between two lines, 0 to π/2. */
export function turnBetween(a: number, b: number): number {
  const difference = Math.abs(a - b);
  return Math.min(difference, Math.PI - difference);
}

/** Weighted points on their way to a line: sums that `fittedLine` turns into one. */
export interface Moments {
  weight: number;
  x: number;
  y: number;
  xx: number;
  xy: number;
  yy: number;
}

export function noMoments(): Moments {
  return { weight: 0, x: 0, y: 0, xx: 0, xy: 0, yy: 0 };
}

export function addPoint(moments: Moments, x: number, y: number, weight: number): void {
  moments.weight += weight;
  moments.x += weight * x;
  moments.y += weight * y;
  moments.xx += weight * x * x;
  moments.xy += weight * x * y;
  moments.yy += weight * y * y;
}

/** Where points lie on the whole, and how far they spread along their line and beside it (variances). */
export interface FittedLine extends StraightLine {
  readonly middle: Point;
  readonly along: number;
  readonly beside: number;
}

/** The line of least squares; undefined without points. */
export function fittedLine({ weight, x, y, xx, xy, yy }: Moments): FittedLine | undefined {
  if (weight <= 0) return undefined;
  const middle = { x: x / weight, y: y / weight };
  const vxx = xx / weight - middle.x ** 2;
  const vyy = yy / weight - middle.y ** 2;
  const vxy = xy / weight - middle.x * middle.y;
  const root = Math.hypot(vxx - vyy, 2 * vxy);
  const direction = Math.atan2(2 * vxy, vxx - vyy) / 2;
  return {
    ...through(middle, direction + Math.PI / 2),
    middle,
    along: (vxx + vyy + root) / 2,
    beside: Math.max(0, (vxx + vyy - root) / 2),
  };
}

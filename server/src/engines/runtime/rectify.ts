import type { Point, Quad } from "#core/media/image.ts";
import type { Raster } from "./raster.ts";
import { type Projective, resample, samplesPerSide } from "./warp.ts";

/** A part of a rectified picture: a square, in the rectangle's pixels at the picture's own resolution. */
export interface RectifiedSquare {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** The size of the rectangle that a quad shows, in whole pixels: its longer opposite sides. */
export function quadSize([topLeft, topRight, bottomRight, bottomLeft]: Quad): {
  width: number;
  height: number;
} {
  const width = Math.max(distance(topLeft, topRight), distance(bottomLeft, bottomRight));
  const height = Math.max(distance(topLeft, bottomLeft), distance(topRight, bottomRight));
  return { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** The quad's content as an upright rectangle of the given size. */
export function rectify(raster: Raster, quad: Quad, size: { width: number; height: number }): Raster {
  const { width, height } = size;
  const samples = samplesPerSide(quadSize(quad).width / width);
  const matrix = pixelMap(quad, { left: 0, top: 0, width, height });
  return resample(raster, { width, height, samples, fill: 0, matrix });
}

/** A square of the quad's content at the picture's own resolution. */
export function rectifyPart(raster: Raster, quad: Quad, { left, top, side }: RectifiedSquare): Raster {
  const matrix = pixelMap(quad, { left, top, ...quadSize(quad) });
  return resample(raster, { width: side, height: side, samples: 1, fill: 0, matrix });
}

/** Writes into `at` where a point lies. */
export type PointMap = (x: number, y: number, at: Float64Array) => void;

/** The perspective map from (0…1, 0…1) onto the quad. */
export function unitSquareTo(quad: Quad): PointMap {
  return mapBy(perspectiveOf(quad));
}

/** The perspective map from the quad onto (0…1, 0…1). */
export function unitSquareFrom(quad: Quad): PointMap {
  const [a, b, c, d, e, f, g, h, i] = perspectiveOf(quad);
  return mapBy([
    ...[e * i - f * h, c * h - b * i, b * f - c * e],
    ...[f * g - d * i, a * i - c * g, c * d - a * f],
    ...[d * h - e * g, b * g - a * h, a * e - b * d],
  ] as unknown as Perspective);
}

/** A 3 × 3 matrix, row by row. */
type Perspective = readonly [number, number, number, number, number, number, number, number, number];

function mapBy([a, b, c, d, e, f, g, h, i]: Perspective): PointMap {
  return (u, v, at) => {
    const w = g * u + h * v + i;
    at[0] = (a * u + b * v + c) / w;
    at[1] = (d * u + e * v + f) / w;
  };
}

/** From the pixels of a part of the rectangle, `width` × `height` in all, to the picture. */
function pixelMap(
  quad: Quad,
  { left, top, width, height }: { left: number; top: number; width: number; height: number },
): Projective {
  const [a, b, c, d, e, f, g, h, i] = perspectiveOf(quad);
  const [u, v] = [(left + 0.5) / width, (top + 0.5) / height];
  return [
    ...([a / width, b / height, a * u + b * v + c] as const),
    ...([d / width, e / height, d * u + e * v + f] as const),
    ...([g / width, h / height, g * u + h * v + i] as const),
  ];
}

/** From the unit square onto the quad (Heckbert 1989, section 2.2.3). */
function perspectiveOf([p0, p1, p2, p3]: Quad): Perspective {
  const dx1 = p1.x - p2.x;
  const dx2 = p3.x - p2.x;
  const dy1 = p1.y - p2.y;
  const dy2 = p3.y - p2.y;
  const sx = p0.x - p1.x + p2.x - p3.x;
  const sy = p0.y - p1.y + p2.y - p3.y;
  const area = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / area;
  const h = (dx1 * sy - sx * dy1) / area;
  return [
    ...([p1.x - p0.x + g * p1.x, p3.x - p0.x + h * p3.x, p0.x] as const),
    ...([p1.y - p0.y + g * p1.y, p3.y - p0.y + h * p3.y, p0.y] as const),
    ...([g, h, 1] as const),
  ];
}

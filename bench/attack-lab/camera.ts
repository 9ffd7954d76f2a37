import sharp from "sharp";
import type { Point, Quad } from "../../server/src/core/media/image.ts";
import { homographyBetween } from "../../server/src/specimen/homography.ts";
import { between, type Random } from "../../server/src/specimen/random.ts";
import { levelOf, type Surface } from "./surface.ts";

/** A surface and where its corners lie in the frame; `isThere` cuts it out. */
export interface Placed {
  readonly surface: Surface;
  readonly corners: Quad;
  /** Whether a point of the surface was not cut away. */
  readonly isThere?: (u: number, v: number) => boolean;
}

/** A camera's frame, and what lies before it: the first nearest. Beyond all lies a wall. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly placed: readonly Placed[];
}

const samples = 2;

/** Takes a JPEG of the scene: light, a wall, blur, noise and compression are drawn anew each time. */
export async function photograph(scene: Scene, random: Random): Promise<Buffer> {
  const { width, height } = scene;
  const pixels = expose(scene, random);
  const blurred = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .blur(between(random, 0.4, 0.9))
    .raw()
    .toBuffer();
  const noise = between(random, 1, 3.5);
  const grains = Float32Array.from({ length: grainCount }, () => noise * normal(random));
  for (let i = 0; i < blurred.length; i += 1)
    blurred[i] = Math.min(255, Math.max(0, Math.round((blurred[i] ?? 0) + (grains[i % grainCount] ?? 0))));
  return sharp(blurred, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: Math.round(between(random, 75, 95)) })
    .toBuffer();
}

/** A prime: no row of the picture repeats the one above. */
const grainCount = 65_537;

function normal(random: Random): number {
  return (random() + random() + random() + random() - 2) * Math.sqrt(3);
}

function expose(scene: Scene, random: Random): Buffer {
  const { width, height } = scene;
  const gain = between(random, 0.85, 1.15);
  const tint = [between(random, 0.94, 1.06), 1, between(random, 0.94, 1.06)];
  const wall = [between(random, 0.1, 0.6), between(random, 0.1, 0.6), between(random, 0.1, 0.6)];
  const slope = between(random, -0.25, 0.25);
  const views = scene.placed.map((placed) => ({ ...placed, map: toSurface(placed) }));
  const pixels = Buffer.alloc(width * height * 3);
  const sum = new Float64Array(3);
  for (let i = 0; i < width * height; i += 1) {
    sum.fill(0);
    const [column, row] = [i % width, Math.trunc(i / width)];
    for (let k = 0; k < samples * samples; k += 1) {
      const x = column + ((k % samples) + 0.5) / samples;
      const y = row + (Math.trunc(k / samples) + 0.5) / samples;
      if (views.some((view) => addLightOf(view, x, y, sum))) continue;
      for (let c = 0; c < 3; c += 1) sum[c] = (sum[c] ?? 0) + (wall[c] ?? 0) * (1 - row / height / 2);
    }
    const light = (gain * (1 + slope * (column / width - 0.5))) / (samples * samples);
    for (let c = 0; c < 3; c += 1)
      pixels[i * 3 + c] = Math.round(levelOf((sum[c] ?? 0) * light * (tint[c] ?? 1)));
  }
  return pixels;
}

function toSurface({ surface, corners }: Placed) {
  const { width, height } = surface;
  return homographyBetween(corners, [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ]);
}

function addLightOf(
  { surface, isThere, map }: Placed & { readonly map: ReturnType<typeof toSurface> },
  x: number,
  y: number,
  sum: Float64Array,
): boolean {
  const [a, b, c, d, e, f, g, h] = map;
  const w = g * x + h * y + 1;
  const [u, v] = [(a * x + b * y + c) / w, (d * x + e * y + f) / w];
  if (u < 0 || v < 0 || u > surface.width || v > surface.height) return false;
  if (isThere && !isThere(u, v)) return false;
  surface.addLight(u, v, sum);
  return true;
}

/** How a flat thing is held: its middle and size in the frame, its turn about the upright axis, its tilt in the plane. */
export interface Hold {
  readonly middle: Point;
  /** Pixels of the frame per pixel of the surface. */
  readonly scale: number;
  /** Degrees. */
  readonly turn?: number;
  readonly raise?: number;
  readonly tilt?: number;
}

/** Frame widths from the camera to what it films. */
const distance = 1.1;

/** Where the corners of a flat thing lie in the frame. */
export function cornersOf(surface: Surface, frame: Pick<Scene, "width">, hold: Hold): Quad {
  const { middle, scale, turn = 0, raise = 0, tilt = 0 } = hold;
  const [yaw, pitch, roll] = [turn, raise, tilt].map((degrees) => (degrees * Math.PI) / 180) as [
    number,
    number,
    number,
  ];
  const far = distance * frame.width;
  const corner = (sideX: number, sideY: number): Point => {
    const [x0, y0] = [(sideX * surface.width * scale) / 2, (sideY * surface.height * scale) / 2];
    const [x1, y1] = [x0 * Math.cos(roll) - y0 * Math.sin(roll), x0 * Math.sin(roll) + y0 * Math.cos(roll)];
    const [x2, z2] = [x1 * Math.cos(yaw), x1 * Math.sin(yaw)];
    const [y3, z3] = [y1 * Math.cos(pitch), z2 + y1 * Math.sin(pitch)];
    const nearness = far / (far + z3);
    return { x: middle.x + x2 * nearness, y: middle.y + y3 * nearness };
  };
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}

import type { Point, Quad } from "#core/media/image.ts";
import type { DegradationLimits } from "../degradations.ts";
import { between, integer, pick, type Random } from "../random.ts";
import { fillRow, type Grid, makeGrid } from "./grid.ts";
import { fillGrains, grainDeviation } from "./noise-tile.ts";
import type { Picture, Size } from "./picture.ts";
import type { Scene } from "./scene.ts";

/** Light on a scene: a factor for red, green and blue at every place. */
export interface Light {
  readonly exposure: number;
  /** Share of the light that the shadow takes. */
  readonly shadow: number;
  readonly channels: readonly [Grid, Grid, Grid];
}

const glow = [1.06, 1, 0.9] as const;

/** Uneven light: a slope, a darker rim, a lamp's warmth on one side, and a shadow. */
export function drawLight(random: Random, frame: Size, limits: DegradationLimits): Light {
  const exposure = between(random, limits.darkest, 1.04);
  const shadow = random() < 0.7 ? between(random, 0.5, 1) * limits.shadow : 0;
  const shade = drawShade(random, frame, shadow);
  const [slope, tendency] = [between(random, -0.16, 0.16), between(random, 0, Math.PI * 2)];
  const warmth = between(random, -1, 1) * limits.tint;
  const lamp = between(random, 0, 1) * limits.tint;
  const level = (x: number, y: number) => {
    const [u, v] = [x / frame.width - 0.5, y / frame.height - 0.5];
    const along = u * Math.cos(tendency) + v * Math.sin(tendency);
    const rim = 1 - 0.22 * (u * u + v * v);
    return { along, value: exposure * rim * (1 + slope * along) * (1 - shade(x, y)) };
  };
  const channel = (c: 0 | 1 | 2) => {
    const lean = ((glow[c] - 1) / 0.1) * 1.2;
    return makeGrid(frame, (x, y) => {
      const { along, value } = level(x, y);
      return value * (1 + lean * (warmth + lamp * along));
    });
  };
  return { exposure, shadow, channels: [channel(0), channel(1), channel(2)] };
}

/** The share of light that is taken: beyond a soft edge, or by the telephone that takes the picture. */
function drawShade(random: Random, frame: Size, strength: number): (x: number, y: number) => number {
  const unit = frame.width / 1600;
  const edge = between(random, 18, 90) * unit;
  const angle = between(random, 0, 2 * Math.PI);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const at = between(random, -0.25, 0.25) * frame.width;
  const width = random() < 0.4 ? between(random, 300, 620) * unit : Infinity;
  return (x, y) => {
    const away = (x - frame.width / 2) * cos + (y - frame.height / 2) * sin - at;
    const far = Math.abs(away + width / 2) - width / 2;
    const inside = width === Infinity ? away : -far;
    return strength / (1 + Math.exp(-inside / edge));
  };
}

/** A reflection on the document: a turned ellipse, `strength` of the way to white in its middle. */
export interface Reflection {
  readonly at: Point;
  readonly radii: Size;
  readonly angle: number;
  readonly strength: number;
}

/** Reflections of a lamp or a window on the documents, none or up to three. */
export function drawReflections(random: Random, scene: Scene, limits: DegradationLimits): Reflection[] {
  const count = random() < 0.65 ? integer(random, 1, 3) : 0;
  const { leastScale, corners } = pick(random, scene.placed);
  const angle = between(random, 0, Math.PI);
  if (limits.glare === 0) return [];
  return Array.from({ length: count }, () => ({
    at: placeIn(random, corners),
    radii: { width: between(random, 80, 380) * leastScale, height: between(random, 40, 150) * leastScale },
    angle: angle + between(random, -0.2, 0.2),
    strength: between(random, 0.45, 1) * limits.glare,
  }));
}

/** A place between the corners. */
function placeIn(random: Random, [a, b, c, d]: Quad): Point {
  const [u, v] = [random(), random()];
  const mix = (key: "x" | "y") =>
    (a[key] * (1 - u) + b[key] * u) * (1 - v) + (d[key] * (1 - u) + c[key] * u) * v;
  return { x: mix("x"), y: mix("y") };
}

/** How far towards white the strongest reflection takes a point, 0 to 1. */
export function shineAt(reflections: readonly Reflection[], { x, y }: Point): number {
  let most = 0;
  for (const { at, radii, angle, strength } of reflections) {
    const [dx, dy] = [x - at.x, y - at.y];
    const along = (dx * Math.cos(angle) + dy * Math.sin(angle)) / radii.width;
    const across = (dy * Math.cos(angle) - dx * Math.sin(angle)) / radii.height;
    most = Math.max(most, strength * Math.exp(-(along * along + across * across)));
  }
  return Math.min(most, 0.99);
}

/** Shares of the noise that all colours have in common, and that red, green and blue have alone. */
const commonNoise = 0.82;
const ownNoise = [0.5, 0.42, 0.67] as const;

/** Lights a picture, and adds the sensor's noise of a standard deviation of `noise` on a mid-grey. */
export function expose(
  picture: Picture,
  light: Light,
  { random, noise }: { random: Random; noise: number },
): void {
  const { width, height, data } = picture;
  const gain = noise / grainDeviation;
  const [commonStart, ...ownStarts] = Array.from({ length: 4 }, () => Math.floor(random() * 2 ** 20));
  const lit = new Float32Array(width);
  const common = new Float32Array(width);
  const own = new Float32Array(width);
  for (let y = 0; y < height; y += 1) {
    fillGrains(common, y, commonStart ?? 0, gain * commonNoise);
    const row = new Uint8ClampedArray(data.buffer, data.byteOffset + y * width * 3, width * 3);
    light.channels.forEach((grid, c) => {
      fillRow(grid, y, lit);
      fillGrains(own, y, ownStarts[c] ?? 0, gain * (ownNoise[c] ?? 0));
      exposeRow(row, c, lit, [common, own]);
    });
  }
}

/** Noise grows with the light. */
function exposeRow(
  row: Uint8ClampedArray,
  channel: number,
  lit: Float32Array,
  [common, own]: readonly [Float32Array, Float32Array],
): void {
  for (let x = 0, at = channel; x < lit.length; x += 1, at += 3) {
    const value = (row[at] ?? 0) * (lit[x] ?? 0);
    row[at] = value + (0.6 + value / 320) * ((common[x] ?? 0) + (own[x] ?? 0));
  }
}

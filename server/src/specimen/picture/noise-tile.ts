import { seededRandom } from "../random.ts";

/** Tiles are 512 numbers wide and high and fit themselves on every side. */
const bits = 9;
const side = 1 << bits;
const mask = side - 1;

let clouds: Float32Array | undefined;
let crumbs: Float32Array | undefined;
let grains: Int8Array | undefined;

/** Cloudy noise of about -1 to 1 at any place, the same in every process; `u` and `v` in its own pixels. */
export function cloudAt(u: number, v: number): number {
  return sample((clouds ??= makeTile(20, 128)), u, v);
}

/** The same without anything larger than 16 of its pixels. */
export function crumbAt(u: number, v: number): number {
  return sample((crumbs ??= makeTile(22, 16)), u, v);
}

function sample(tile: Float32Array, u: number, v: number): number {
  const left = Math.floor(u);
  const top = Math.floor(v);
  const [fu, fv] = [u - left, v - top];
  const [x0, x1] = [left & mask, (left + 1) & mask];
  const [y0, y1] = [(top & mask) << bits, ((top + 1) & mask) << bits];
  const upper = (tile[y0 | x0] ?? 0) * (1 - fu) + (tile[y0 | x1] ?? 0) * fu;
  const lower = (tile[y1 | x0] ?? 0) * (1 - fu) + (tile[y1 | x1] ?? 0) * fu;
  return upper * (1 - fv) + lower * fv;
}

/** Standard deviation of `fillGrains` at a gain of 1. */
export const grainDeviation = 32;

/** Sensor noise for the row `y`, each pixel a little like its neighbours; `start` shifts all rows alike. */
export function fillGrains(line: Float32Array, y: number, start: number, gain: number): void {
  const tile = (grains ??= makeGrains());
  const row = ((y + (start >> bits)) & mask) << bits;
  for (let x = 0; x < line.length; x += 1) line[x] = gain * (tile[row | ((x + start) & mask)] ?? 0);
}

/** Octaves from `coarsest` pixels to 4, each finer one fainter. */
function makeTile(seed: number, coarsest: number): Float32Array {
  const random = seededRandom(seed);
  const tile = new Float32Array(side * side);
  for (let cell = coarsest, strength = 0.5; cell >= 4; cell /= 2, strength *= 0.62) {
    addOctave(tile, cell, strength, random);
  }
  return tile;
}

function addOctave(tile: Float32Array, cell: number, strength: number, random: () => number): void {
  const count = side / cell;
  const knots = Float32Array.from({ length: count * count }, () => random() * 2 - 1);
  const knot = (x: number, y: number) => knots[(y % count) * count + (x % count)] ?? 0;
  for (let y = 0; y < side; y += 1) {
    const row = Math.floor(y / cell);
    const fy = ease((y % cell) / cell);
    for (let x = 0; x < side; x += 1) {
      const column = Math.floor(x / cell);
      const fx = ease((x % cell) / cell);
      const upper = knot(column, row) * (1 - fx) + knot(column + 1, row) * fx;
      const lower = knot(column, row + 1) * (1 - fx) + knot(column + 1, row + 1) * fx;
      tile[y * side + x] = (tile[y * side + x] ?? 0) + strength * (upper * (1 - fy) + lower * fy);
    }
  }
}

function ease(share: number): number {
  return share * share * (3 - 2 * share);
}

/** Near enough to normal deviates: sums of four uniforms; then each with a share of its neighbours'. */
function makeGrains(): Int8Array {
  const random = seededRandom(21);
  const raw = Float32Array.from({ length: side * side }, () => random() + random() + random() + random() - 2);
  const at = (x: number, y: number) => raw[((y & mask) << bits) | (x & mask)] ?? 0;
  const mixed = Int8Array.from(raw, (_unused, i) => {
    const [x, y] = [i & mask, i >> bits];
    const around = at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1);
    return Math.round(Math.max(-127, Math.min(127, (at(x, y) * 0.84 + around * 0.27) * grainScale)));
  });
  return mixed;
}

/** A sum of four uniforms deviates by 0.577; the mix above keeps that. */
const grainScale = grainDeviation / 0.577;

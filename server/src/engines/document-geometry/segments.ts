import type { EdgeMap } from "./edges.ts";
import { addPoint, fittedLine, noMoments } from "./straight-line.ts";

/** A straight piece of an edge. */
export interface Segment {
  readonly x: number;
  readonly y: number;
  /** Direction of its normal, 0 to π. */
  readonly angle: number;
  readonly length: number;
  /** Mean steepness, in levels a pixel. */
  readonly strength: number;
}

const sameWay = Math.cos((22 * Math.PI) / 180);
const fewest = 5;
const thickest = 1.2;
const widest = 1.5;
const levels = 64;

/**
 * Chains edge pixels that run the same way, from the steepest on (as LSD does: Grompone von Gioi and others 2012); the
 * longest first.
 */
export function findSegments(edges: EdgeMap): readonly Segment[] {
  const isTaken = new Uint8Array(edges.width * edges.height);
  const segments: Segment[] = [];
  const chain: number[] = [];
  for (const seed of steepestFirst(edges)) {
    if (isTaken[seed] === 1) continue;
    grow(edges, isTaken, seed, chain);
    if (chain.length < fewest) continue;
    const segment = fitSegment(edges, chain);
    if (segment) segments.push(segment);
  }
  return segments.toSorted((a, b) => b.length - a.length);
}

/** The pixels sorted by steepness in whole levels. */
function steepestFirst({ pixels, strength }: EdgeMap): Int32Array {
  const starts = new Int32Array(levels + 1);
  const levelOf = (pixel: number): number =>
    levels - 1 - Math.min(levels - 1, Math.trunc(strength[pixel] ?? 0));
  for (const pixel of pixels) starts[levelOf(pixel) + 1] = (starts[levelOf(pixel) + 1] ?? 0) + 1;
  for (let level = 1; level <= levels; level += 1)
    starts[level] = (starts[level] ?? 0) + (starts[level - 1] ?? 0);
  const sorted = new Int32Array(pixels.length);
  for (const pixel of pixels) {
    const level = levelOf(pixel);
    sorted[starts[level] ?? 0] = pixel;
    starts[level] = (starts[level] ?? 0) + 1;
  }
  return sorted;
}

/** Fills `chain` with the pixels that hang together with the seed, run the same way and lie on one line. */
function grow(edges: EdgeMap, isTaken: Uint8Array, seed: number, chain: number[]): void {
  const { width, normal, strength } = edges;
  chain.length = 1;
  chain[0] = seed;
  isTaken[seed] = 1;
  let cos = Math.cos(normal[seed] ?? 0);
  let sin = Math.sin(normal[seed] ?? 0);
  let size = 1;
  let x = seed % width;
  let y = Math.trunc(seed / width);
  for (let k = 0; k < chain.length; k += 1) {
    const at = chain[k] ?? 0;
    for (let dy = -width; dy <= width; dy += width) {
      for (let next = at + dy - 1; next <= at + dy + 1; next += 1) {
        if (isTaken[next] !== 0 || !strength[next]) continue;
        const c = Math.cos(normal[next] ?? 0);
        const s = Math.sin(normal[next] ?? 0);
        const dot = c * cos + s * sin;
        if (Math.abs(dot) < sameWay * size) continue;
        const [px, py] = [next % width, Math.trunc(next / width)];
        const n = chain.length;
        if (Math.abs((px - x / n) * cos + (py - y / n) * sin) > widest * size) continue;
        isTaken[next] = 1;
        chain.push(next);
        x += px;
        y += py;
        cos += dot < 0 ? -c : c;
        sin += dot < 0 ? -s : s;
        size = Math.hypot(cos, sin);
      }
    }
  }
}

function fitSegment(
  { width, strength, offset, normal }: EdgeMap,
  chain: readonly number[],
): Segment | undefined {
  const moments = noMoments();
  let steepness = 0;
  for (const i of chain) {
    const angle = normal[i] ?? 0;
    const away = offset[i] ?? 0;
    addPoint(
      moments,
      (i % width) + away * Math.cos(angle),
      Math.trunc(i / width) + away * Math.sin(angle),
      1,
    );
    steepness += strength[i] ?? 0;
  }
  const line = fittedLine(moments);
  if (!line || line.beside > thickest ** 2) return undefined;
  const { middle, angle } = line;
  return { ...middle, angle, length: Math.sqrt(12 * line.along), strength: steepness / chain.length };
}

import type { TextBox } from "#core/document/text.ts";
import { cropLine } from "./crop-line.ts";
import type { Grey } from "./grey.ts";
import { type LineBox, pointAt } from "./line-box.ts";

const longSide = 1000;
const window = { width: 21, height: 3 };
const surroundings = { width: 21, height: 33 };
const contrast = 1.25;
const minLength = 80;
const minAspect = 7;
/** In each direction. */
const maxBands = 8;
const maxAngles = 2;
/** The sine of the angle up to which two directions are one. */
const alike = 0.09;

/**
 * Long bands with many edges, in the direction of the text found: lines of print so blurred that a text detector leaves
 * them out.
 */
export function findBands(grey: Grey, boxes: readonly TextBox[]): LineBox[] {
  return mainAngles(boxes).flatMap((angle) => {
    const bands = bandsAlong(grey, angle).filter((band) => !boxes.some((box) => covers(box, band)));
    return bands.toSorted((a, b) => b.width - a.width).slice(0, maxBands);
  });
}

function bandsAlong(grey: Grey, angle: number): LineBox[] {
  const view = wholeAlong(grey, angle);
  const scale = Math.min(1, longSide / Math.max(view.width, view.height));
  const width = Math.round(view.width * scale);
  const height = Math.round(view.height * scale);
  const edges = edgesOf(cropLine(grey, view, width, height), width, height);
  const near = boxMean(edges, { width, height }, window);
  const around = boxMean(edges, { width, height }, surroundings);
  const isBand = Uint8Array.from(near, (value, i) => (value > contrast * (around[i] ?? 0) + 1 ? 1 : 0));
  const bands = components(isBand, width, height).flatMap((pixels) => toBand(pixels, width));
  return bands.map((band) => ({
    center: pointAt(view, band.center.x / scale - view.width / 2, band.center.y / scale - view.height / 2),
    width: band.width / scale,
    height: band.height / scale,
    angle: angle + band.angle,
  }));
}

/** Whether most of a band lies in a box, which was looked at already. */
function covers(box: LineBox, band: LineBox): boolean {
  const x = band.center.x - box.center.x;
  const y = band.center.y - box.center.y;
  const along = Math.abs(x * Math.cos(box.angle) + y * Math.sin(box.angle));
  const across = Math.abs(y * Math.cos(box.angle) - x * Math.sin(box.angle));
  return across < box.height / 2 && along < box.width / 2 && band.width < 1.5 * box.width;
}

/** The directions of the widest boxes, as most of them agree: that of a document, and that of a page that it lies on. */
function mainAngles(boxes: readonly TextBox[]): number[] {
  const angles: number[] = [];
  let rest = boxes;
  while (angles.length < maxAngles && rest.length > 0) {
    const supported = rest.map(({ angle }) => ({ angle, weight: support(rest, angle) }));
    const { angle } = supported.reduce((best, next) => (next.weight > best.weight ? next : best));
    angles.push(angle);
    rest = rest.filter((box) => !isAlong(box, angle, 2 * alike));
  }
  return angles;
}

function support(boxes: readonly TextBox[], angle: number): number {
  const along = boxes.filter((box) => isAlong(box, angle, alike));
  return along.reduce((sum, { width, score }) => sum + width * score, 0);
}

function isAlong(box: TextBox, angle: number, limit: number): boolean {
  return Math.abs(Math.sin(box.angle - angle)) < limit;
}

/** A box in that direction that holds the whole picture. */
function wholeAlong({ width, height }: Grey, angle: number): LineBox {
  const cos = Math.abs(Math.cos(angle));
  const sin = Math.abs(Math.sin(angle));
  const center = { x: width / 2, y: height / 2 };
  return { center, width: width * cos + height * sin, height: width * sin + height * cos, angle };
}

function edgesOf(crop: Float32Array, width: number, height: number): Float32Array {
  const edges = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 1, p = y * width + 1; x < width - 1; x += 1, p += 1) {
      edges[p] = Math.abs((crop[p + 1] ?? 0) - (crop[p - 1] ?? 0));
    }
  }
  return edges;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Means over boxes round each pixel, by a table of sums. */
function boxMean(values: Float32Array, { width, height }: Size, box: Size): Float32Array {
  const stride = width + 1;
  const sums = new Float64Array(stride * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let row = 0;
    for (let x = 0; x < width; x += 1) {
      row += values[y * width + x] ?? 0;
      sums[(y + 1) * stride + x + 1] = (sums[y * stride + x + 1] ?? 0) + row;
    }
  }
  const [dx, dy] = [box.width >> 1, box.height >> 1];
  const means = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const top = Math.max(0, y - dy) * stride;
    const bottom = Math.min(height, y + dy + 1) * stride;
    for (let x = 0; x < width; x += 1) {
      const left = Math.max(0, x - dx);
      const right = Math.min(width, x + dx + 1);
      const sum =
        (sums[bottom + right] ?? 0) -
        (sums[top + right] ?? 0) -
        (sums[bottom + left] ?? 0) +
        (sums[top + left] ?? 0);
      means[y * width + x] = (sum * stride) / ((bottom - top) * (right - left));
    }
  }
  return means;
}

function components(isBand: Uint8Array, width: number, height: number): number[][] {
  const found: number[][] = [];
  for (let i = 0; i < isBand.length; i += 1) {
    if (isBand[i] !== 1) continue;
    const pixels = [i];
    isBand[i] = 0;
    for (let at = 0; at < pixels.length; at += 1) {
      const pixel = pixels[at] ?? 0;
      const x = pixel % width;
      for (const next of [pixel - 1, pixel + 1, pixel - width, pixel + width]) {
        if (isBand[next] !== 1 || Math.abs((next % width) - x) > 1) continue;
        isBand[next] = 0;
        pixels.push(next);
      }
    }
    if (pixels.length >= minLength) found.push(pixels);
  }
  return height === 0 ? [] : found;
}

/** A turned box round a component, by its moments; none when it is not long and thin. */
function toBand(pixels: readonly number[], stride: number): LineBox[] {
  let [sx, sy, sxx, syy, sxy] = [0, 0, 0, 0, 0];
  for (const pixel of pixels) {
    const x = pixel % stride;
    const y = (pixel - x) / stride;
    sx += x;
    sy += y;
    sxx += x * x;
    syy += y * y;
    sxy += x * y;
  }
  const n = pixels.length;
  const [x, y] = [sx / n, sy / n];
  const [vx, vy, vxy] = [sxx / n - x * x, syy / n - y * y, sxy / n - x * y];
  const angle = Math.atan2(2 * vxy, vx - vy) / 2;
  const spread = Math.hypot((vx - vy) / 2, vxy);
  const length = Math.sqrt(12 * ((vx + vy) / 2 + spread));
  const thickness = Math.sqrt(12 * Math.max(0.5, (vx + vy) / 2 - spread));
  if (length < minLength || length < minAspect * thickness || Math.abs(angle) > 0.2) return [];
  return [{ center: { x: x + 0.5, y: y + 0.5 }, width: length, height: thickness * 1.5, angle }];
}

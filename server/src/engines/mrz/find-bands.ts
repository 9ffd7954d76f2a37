import type { TextBox } from "#core/document/text.ts";
import { cropLine } from "./crop-line.ts";
import type { Grey } from "./grey.ts";
import { type LineBox, pointAt } from "./line-box.ts";

/** Looked at in a picture about so large. */
const longSide = 800;
/** Pixels to either side over which edges are counted: along the lines, and across them at a line and around it. */
const reach = { along: 10, near: 1, around: 16 };
const contrast = 1.25;
const minLength = 80;
const minAspect = 7;
/** In each direction. */
const maxBands = 8;
const maxAngles = 2;
/** Text in a second direction, of that in the first, below which it is stray. */
const minSupport = 0.08;
/** The sine of the angle up to which two directions are one. */
const alike = 0.09;

/**
 * Long bands with many edges, in the direction of the text found: lines of print so blurred that a text detector leaves
 * them out.
 */
export function findBands(grey: Grey, boxes: readonly TextBox[]): LineBox[] {
  const small = shrunk(grey);
  return mainAngles(boxes).flatMap((angle) => {
    const bands = bandsAlong(small, angle).filter((band) => !boxes.some((box) => covers(box, band)));
    return bands.toSorted((a, b) => b.width - a.width).slice(0, maxBands);
  });
}

interface SmallGrey {
  readonly grey: Grey;
  readonly factor: number;
}

/** The means of squares of pixels. */
function shrunk({ width, height, data }: Grey): SmallGrey {
  const factor = Math.max(1, Math.floor(Math.max(width, height) / longSide));
  const [columns, rows] = [Math.floor(width / factor), Math.floor(height / factor)];
  const small = new Uint8Array(columns * rows);
  for (let y = 0, p = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1, p += 1) {
      let sum = 0;
      for (let j = 0, q = y * factor * width + x * factor; j < factor; j += 1, q += width) {
        for (let i = q; i < q + factor; i += 1) sum += data[i] ?? 0;
      }
      small[p] = sum / (factor * factor);
    }
  }
  return { grey: { width: columns, height: rows, data: small }, factor };
}

function bandsAlong(small: SmallGrey, angle: number): LineBox[] {
  const { grey, factor } = small;
  const view = wholeAlong(grey, angle);
  const width = Math.round(view.width);
  const height = Math.round(view.height);
  const isBand = crowdedPixels(edgeMeans(cropLine(grey, view, width, height), width, height), width, height);
  const inPicture = (value: number) => (value + 0.5) * factor - 0.5;
  return components(isBand, width, height)
    .flatMap((pixels) => toBand(pixels, width))
    .map((band) => {
      const { x, y } = pointAt(view, band.center.x - width / 2, band.center.y - height / 2);
      return {
        center: { x: inPicture(x), y: inPicture(y) },
        width: band.width * factor,
        height: band.height * factor,
        angle: angle + band.angle,
      };
    });
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
  let most = 0;
  while (angles.length < maxAngles && rest.length > 0) {
    const supported = rest.map(({ angle }) => ({ angle, weight: support(rest, angle) }));
    const { angle, weight } = supported.reduce((best, next) => (next.weight > best.weight ? next : best));
    if (weight < minSupport * most) break;
    most = Math.max(most, weight);
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

/** How steep a row is at each pixel, as the mean over so many of its neighbours. */
function edgeMeans(crop: Float32Array, width: number, height: number): Float32Array {
  const means = new Float32Array(width * height);
  const edges = new Float32Array(width + 2 * reach.along + 1);
  for (let row = 0; row < width * height; row += width) {
    for (let x = 1; x < width - 1; x += 1) {
      edges[x + reach.along] = Math.abs((crop[row + x + 1] ?? 0) - (crop[row + x - 1] ?? 0));
    }
    let sum = 0;
    for (let x = 0; x < 2 * reach.along; x += 1) sum += edges[x] ?? 0;
    for (let x = 0; x < width; x += 1) {
      sum += edges[x + 2 * reach.along] ?? 0;
      means[row + x] = sum / (2 * reach.along + 1);
      sum -= edges[x] ?? 0;
    }
  }
  return means;
}

/** Where the rows right here have more edges than those around. */
function crowdedPixels(means: Float32Array, width: number, height: number): Uint8Array {
  const isBand = new Uint8Array(width * height);
  const near = new Float32Array(width);
  const around = new Float32Array(width);
  const add = (sums: Float32Array, y: number, sign: number) => {
    if (y < 0 || y >= height) return;
    for (let x = 0, p = y * width; x < width; x += 1, p += 1)
      sums[x] = (sums[x] ?? 0) + sign * (means[p] ?? 0);
  };
  for (let y = 0; y < reach.near; y += 1) add(near, y, 1);
  for (let y = 0; y < reach.around; y += 1) add(around, y, 1);
  for (let y = 0; y < height; y += 1) {
    add(near, y + reach.near, 1);
    add(around, y + reach.around, 1);
    const nearRows = rowsWithin(y, reach.near, height);
    const aroundRows = rowsWithin(y, reach.around, height);
    for (let x = 0, p = y * width; x < width; x += 1, p += 1) {
      if ((near[x] ?? 0) / nearRows > (contrast * (around[x] ?? 0)) / aroundRows + 1) isBand[p] = 1;
    }
    add(near, y - reach.near, -1);
    add(around, y - reach.around, -1);
  }
  return isBand;
}

function rowsWithin(y: number, far: number, height: number): number {
  return Math.min(height, y + far + 1) - Math.max(0, y - far);
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

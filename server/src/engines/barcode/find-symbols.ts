import type { Point, Quad } from "#core/media/image.ts";
import type { DecodedSymbol, SymbolDecoder } from "./decoder.ts";
import { type Luma, shrink, valueAt } from "./luma.ts";
import { drawSymbol } from "./restore/draw-symbol.ts";
import { closerSides, findRegions, type StrokedRegion } from "./restore/find-regions.ts";
import { restoreSymbol } from "./restore/restore-symbol.ts";

/** Long side above which the decoder sees a picture at half its size. */
const maxDecodedSide = 2600;
/** Pixels up to which a picture is small enough to be looked at again and again. */
const smallPicture = 500_000;
const tinyPicture = 40_000;
/** Of a picture that is a barcode for the most part. */
const minShare = 0.2;
const maxRestored = 3;
/** Long side from which on a picture is worth a closer look. */
const largeSide = 2000;
/** Radians from which on strokes stand nearer to level than to upright. */
const steep = Math.PI / 4;

/** Below this share of unused correction the decoder has taken noise for text. */
const minUnused = 0.2;

/**
 * Every PDF417 symbol of a picture. The decoder reads what lies plainly; where it is in doubt, or strokes like a
 * barcode's remain, the symbol is restored from them. Most pictures have none, and soon nothing is left to try.
 */
export async function findSymbols(picture: Luma, decode: SymbolDecoder): Promise<readonly DecodedSymbol[]> {
  const regions = findRegions(picture);
  const isSmall = picture.width * picture.height <= smallPicture;
  const tryRotate = isSmall || regions.some(({ angle }) => Math.abs(angle) > steep);
  // What the decoder could read in a large picture has strokes that are seen.
  const isWorthwhile = isSmall || regions.length > 0;
  const plain = isWorthwhile ? await decodeScaled(picture, decode, tryRotate) : [];
  const doubtful = plain.filter((symbol) => !isSure(symbol)).map(({ region }) => regionOf(region));
  const found = plain.filter(isSure);
  found.push(...(await restoreAll(picture, { regions: [...doubtful, ...regions], found, decode })));
  if (found.length > 0) return found;
  if (Math.max(picture.width, picture.height) >= largeSide)
    return restoreAll(picture, { regions: findRegions(picture, closerSides), found, decode });
  return isSmall && isMostlyStrokes(picture, regions) ? retry(picture, decode) : [];
}

interface Unread {
  readonly regions: readonly StrokedRegion[];
  /** What is read already. */
  readonly found: readonly DecodedSymbol[];
  readonly decode: SymbolDecoder;
}

async function restoreAll(
  picture: Luma,
  { regions, found, decode }: Unread,
): Promise<readonly DecodedSymbol[]> {
  const restored: DecodedSymbol[] = [];
  const isRead = (region: StrokedRegion) =>
    [...found, ...restored].some((symbol) => isSamePlace(region, symbol));
  for (const region of regions.filter((each) => !isRead(each)).slice(0, maxRestored)) {
    if (isRead(region)) continue;
    const symbol = await restore(picture, region, decode);
    if (symbol) restored.push(symbol);
  }
  return restored;
}

/** Whether a picture shows little but a barcode, or is too small to tell. */
function isMostlyStrokes({ width, height }: Luma, regions: readonly StrokedRegion[]): boolean {
  const area = width * height;
  return area <= tinyPicture || regions.some((region) => region.length * region.height > minShare * area);
}

function isSure({ unusedCorrection }: DecodedSymbol): boolean {
  return unusedCorrection >= minUnused;
}

function regionOf([a, b, c, d]: Quad): StrokedRegion {
  const center = { x: (a.x + b.x + c.x + d.x) / 4, y: (a.y + b.y + c.y + d.y) / 4 };
  const along = { x: (b.x + c.x - a.x - d.x) / 2, y: (b.y + c.y - a.y - d.y) / 2 };
  const height = Math.hypot(d.x + c.x - a.x - b.x, d.y + c.y - a.y - b.y) / 2;
  return {
    center,
    angle: Math.atan2(along.y, along.x),
    length: Math.hypot(along.x, along.y),
    height,
    energy: 0,
  };
}

async function decodeScaled(
  picture: Luma,
  decode: SymbolDecoder,
  tryRotate: boolean,
): Promise<readonly DecodedSymbol[]> {
  const factor = Math.ceil(Math.max(picture.width, picture.height) / maxDecodedSide);
  const symbols = await decode(shrink(picture, factor), { tryRotate });
  return symbols.map((symbol) => ({
    ...symbol,
    region: mapQuad(symbol.region, ({ x, y }) => ({
      x: (x + 0.5) * factor - 0.5,
      y: (y + 0.5) * factor - 0.5,
    })),
  }));
}

function isSamePlace({ center, length, height }: StrokedRegion, { region }: DecodedSymbol): boolean {
  const middle = { x: 0, y: 0 };
  for (const { x, y } of region) {
    middle.x += x / 4;
    middle.y += y / 4;
  }
  return Math.hypot(middle.x - center.x, middle.y - center.y) < Math.max(length, height) / 2;
}

/** The decoder turns the restored codewords into text, and has the last word on their validity. */
async function restore(
  picture: Luma,
  region: StrokedRegion,
  decode: SymbolDecoder,
): Promise<DecodedSymbol | undefined> {
  const restored = restoreSymbol(picture, region);
  if (!restored) return undefined;
  const [symbol] = await decode(drawSymbol(restored.codewords, restored.size), { tryRotate: false });
  return symbol && { ...symbol, region: restored.region };
}

const scales = [2, 0.5, 1.5, 3];
/** Share of the longer side: some symbols come without their quiet zone. */
const quietZone = 0.06;

/** A small picture at other sizes, on white. */
async function retry(picture: Luma, decode: SymbolDecoder): Promise<readonly DecodedSymbol[]> {
  for (const scale of scales) {
    const border = Math.ceil(quietZone * Math.max(picture.width, picture.height) * scale);
    const view = rescale(picture, scale, border);
    for (const binarizer of ["LocalAverage", "GlobalHistogram"] as const) {
      const found = (await decode(view, { binarizer, tryRotate: true })).filter(isSure);
      const back = ({ x, y }: Point) => ({ x: (x - border) / scale, y: (y - border) / scale });
      if (found.length > 0)
        return found.map((symbol) => ({ ...symbol, region: mapQuad(symbol.region, back) }));
    }
  }
  return [];
}

function rescale(picture: Luma, scale: number, border: number): Luma {
  const inner = { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) };
  const [width, height] = [inner.width + 2 * border, inner.height + 2 * border];
  const data = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < inner.height; y += 1) {
    for (let x = 0; x < inner.width; x += 1) {
      const value = valueAt(picture, (x + 0.5) / scale - 0.5, (y + 0.5) / scale - 0.5);
      data[(y + border) * width + x + border] = value + 0.5;
    }
  }
  return { width, height, data };
}

function mapQuad([a, b, c, d]: Quad, move: (point: Point) => Point): Quad {
  return [move(a), move(b), move(c), move(d)];
}

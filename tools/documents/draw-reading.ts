import sharp, { type OverlayOptions } from "sharp";
import type { Box, Point, Quad } from "../../server/src/core/media/image.ts";
import type { Raster } from "../../server/src/engines/runtime/raster.ts";
import { quadSize, rectify } from "../../server/src/engines/runtime/rectify.ts";
import { loadFonts } from "../../server/src/specimen/draw/lettering.ts";
import { homographyBetween, project } from "../../server/src/specimen/homography.ts";
import { drawTable } from "./draw-table.ts";
import { placeTags } from "./place-tags.ts";
import type { SideReading } from "./read-side.ts";
import { sourceColours } from "./source-colours.ts";
import { type Ink, openInk } from "./ink.ts";

const width = 1280;
const margin = 24;
const column = (width - 3 * margin) / 2;
const headHeight = 62;
const captionHeight = 26;

/** One picture of what was read: photographs with the corners found, the pages set upright with boxes, and the fields. */
export async function drawReading(title: string, sides: readonly SideReading[]): Promise<Uint8Array> {
  const ink = openInk(await loadFonts());
  const layers: OverlayOptions[] = [];
  const marks: string[] = [ink.text(title, { x: margin, y: 40, size: 25, isBold: true })];
  let top = headHeight;
  for (const side of sides) {
    const photo = await fitted(side.raster, column);
    const page = await fitted(setUpright(side), column);
    layers.push(layer(photo.data, margin, top), layer(page.data, 2 * margin + column, top));
    marks.push(
      outline(side, photo.scale, { x: margin, y: top }),
      boxes(side, page.size, { x: 2 * margin + column, y: top }, ink),
    );
    top += Math.max(photo.size.height, page.size.height) + captionHeight;
  }
  const table = drawTable(sides, ink, { left: margin, top, width: width - 2 * margin });
  const height = Math.ceil(table.bottom + margin);
  const frame = `<rect x="1" y="1" width="${width - 2}" height="${height - 2}" rx="10" fill="#fbfcfd" stroke="#8a94a3" stroke-width="2"/>`;
  const ground = svg(height, frame);
  const over = svg(height, marks.join("") + table.svg);
  const composed = sharp(ground).composite([...layers, { input: over }]);
  return new Uint8Array(await composed.webp({ quality: 58, effort: 4 }).toBuffer());
}

function svg(height: number, elements: string): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${elements}</svg>`,
  );
}

function layer(input: Buffer, left: number, top: number): OverlayOptions {
  return { input, left: Math.round(left), top: Math.round(top) };
}

interface Fitted {
  readonly data: Buffer;
  readonly scale: number;
  readonly size: { readonly width: number; readonly height: number };
}

async function fitted({ data, ...raw }: Raster, wide: number): Promise<Fitted> {
  const scale = wide / raw.width;
  const size = { width: Math.round(wide), height: Math.round(raw.height * scale) };
  const resized = await sharp(data, { raw: { ...raw, channels: 3 } })
    .resize({ ...size, fit: "fill" })
    .png()
    .toBuffer();
  return { data: resized, scale, size };
}

function setUpright({ raster, outline: { corners } }: SideReading): Raster {
  const { width: wide, height } = quadSize(corners);
  const scale = (2 * column) / wide;
  return rectify(raster, corners, { width: Math.round(wide * scale), height: Math.round(height * scale) });
}

/** The corners that were found, the upper left one marked. */
function outline({ outline: { corners } }: SideReading, scale: number, at: Point): string {
  const placed = corners.map(({ x, y }) => ({ x: at.x + x * scale, y: at.y + y * scale }));
  const [first] = placed;
  const dot = first ? `<circle cx="${first.x}" cy="${first.y}" r="7" fill="#ff2d9b"/>` : "";
  return `<path d="${pathOf(placed)}" fill="none" stroke="#ff2d9b" stroke-width="3"/>${dot}`;
}

/** The boxes of all fields on the page set upright. */
function boxes(
  { outline: { corners }, fields }: SideReading,
  size: { readonly width: number; readonly height: number },
  at: Point,
  ink: Ink,
): string {
  const target: Quad = [
    { x: at.x, y: at.y },
    { x: at.x + size.width, y: at.y },
    { x: at.x + size.width, y: at.y + size.height },
    { x: at.x, y: at.y + size.height },
  ];
  const map = homographyBetween(corners, target);
  const drawn = fields.flatMap(({ name, source, region }) => {
    if (!region) return [];
    const quad = region.map((point) => project(map, point));
    const colour = sourceColours[source];
    const shape = `<path d="${pathOf(quad)}" fill="${colour}" fill-opacity="0.1" stroke="${colour}" stroke-width="1.6"/>`;
    return [{ name, box: boxOf(quad), isInFullLine: source === "mrz", colour, shape }];
  });
  const tags = placeTags(drawn, { left: at.x, top: at.y, ...size });
  const names = tags.map((tag, i) => ink.tag(tag.name, tag.at, drawn[i]?.colour ?? "#000"));
  return drawn.map(({ shape }) => shape).join("") + names.join("");
}

function boxOf(quad: readonly Point[]): Box {
  const [xs, ys] = [quad.map(({ x }) => x), quad.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

function pathOf(points: readonly Point[]): string {
  return `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z`;
}

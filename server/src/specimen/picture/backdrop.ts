import sharp from "sharp";
import type { Point, Quad } from "#core/media/image.ts";
import type { DegradationLimits } from "../degradations.ts";
import { between, integer, type Random } from "../random.ts";
import { drawClutter } from "./clutter.ts";
import type { Picture, Size } from "./picture.ts";
import { movement, type Placed, type Scene } from "./scene.ts";
import { softShadow } from "./soft-shadow.ts";
import { drawSurface } from "./surface.ts";

const paper = 244;
/** Share of passports whose other page is seen. */
const openShare = 0.4;

/** What is behind documents, and whether somebody holds them up before it. */
export interface Backdrop {
  readonly picture: Picture;
  readonly isHeld: boolean;
}

/** What a scanner sees beside documents. */
export function drawScannerGlass({ frame }: Scene): Backdrop {
  const data = new Uint8Array(frame.width * frame.height * 3).fill(paper);
  return { picture: { ...frame, data }, isHeld: false };
}

/** What lies under documents: a surface, things on it, and the documents' shadows and edges. */
export async function drawBackdrop(
  scene: Scene,
  limits: DegradationLimits,
  random: Random,
  how: { readonly isCopy: boolean; readonly areBooklets: readonly boolean[] },
): Promise<Backdrop> {
  const { frame } = scene;
  const surface = drawSurface(random, frame);
  const light = between(random, 0, 360);
  const count = surface.kind === "room" ? 0 : integer(random, 0, limits.clutter);
  const clutter = drawClutter(random, frame, count, light);
  const isHeld = surface.kind === "room" && !how.isCopy;
  const below = scene.placed.map((placed, i) => {
    if (how.isCopy) return copiedSheet(random, placed, light);
    const isBooklet = how.areBooklets[i] ?? false;
    const page = isBooklet && random() < openShare ? otherPage(random, placed) : "";
    return page + body(random, placed, { light, isHeld, isBooklet });
  });
  return { picture: await overlay(surface.picture, frame, clutter + below.join("")), isHeld };
}

async function overlay(half: Picture, frame: Size, svg: string): Promise<Picture> {
  const { data } = await sharp(half.data, { raw: { width: half.width, height: half.height, channels: 3 } })
    .resize({ ...frame, fit: "fill", kernel: "cubic" })
    .composite([{ input: svgOf(frame, svg) }])
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { ...frame, data };
}

/** SVG elements as a picture over a whole frame. */
export function svgOf({ width, height }: Size, elements: string): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${elements}</svg>`,
  );
}

/** The document's shadow and the edge of its thickness. */
function body(
  random: Random,
  { corners, mostScale }: Placed,
  how: { readonly light: number; readonly isHeld: boolean; readonly isBooklet: boolean },
): string {
  const thick = (how.isBooklet ? between(random, 8, 22) : between(random, 4, 8)) * mostScale;
  const angle = between(random, 0, Math.PI * 2);
  const [dx, dy] = [Math.cos(angle) * thick, Math.sin(angle) * thick];
  const edge = outlineOf(corners.map(({ x, y }) => ({ x: x + dx, y: y + dy })));
  const edges = `<path d="${edge}" fill="#c9c6be" stroke="#c9c6be" stroke-linejoin="round" stroke-width="${(12 * mostScale).toFixed(1)}"/>`;
  const inset = how.isBooklet ? "" : roundedEdge(corners, mostScale, dx * 0.5, dy * 0.5);
  if (how.isHeld) return how.isBooklet ? edges : inset;
  const outline = outlineOf(corners);
  const cast = { turn: 0, light: how.light, lift: thick * 1.6, spread: 26 * mostScale, strength: 0.4 };
  const contact = { ...cast, lift: thick * 0.5, spread: 9 * mostScale, strength: 0.35 };
  return softShadow(outline, cast) + softShadow(outline, contact) + (how.isBooklet ? edges : inset);
}

/** A card's core, seen beside its printed face, with the card's round corners. */
function roundedEdge(corners: Quad, scale: number, dx: number, dy: number): string {
  const radius = 31 * scale;
  const middle = { x: (corners[0].x + corners[2].x) / 2, y: (corners[0].y + corners[2].y) / 2 };
  const inner = corners.map(({ x, y }) => {
    const reach = Math.hypot(x - middle.x, y - middle.y);
    const share = 1 - (radius * Math.SQRT2 * 0.99) / reach;
    return { x: middle.x + (x - middle.x) * share + dx, y: middle.y + (y - middle.y) * share + dy };
  });
  const width = (radius * 1.86).toFixed(1);
  return `<path d="${outlineOf(inner)}" fill="#dcdad4" stroke="#dcdad4" stroke-linejoin="round" stroke-width="${width}"/>`;
}

/** The sheet that a photocopy is on. */
function copiedSheet(random: Random, placed: Placed, light: number): string {
  const { width, height } = placed.drawing;
  const [left, top] = [-between(random, 80, 420), -between(random, 80, 420)];
  const [right, bottom] = [width + between(random, 80, 420), height + between(random, 80, 420)];
  const outline = outlineOf(rectangle(left, top, right, bottom).map(movement(placed)));
  const shadow = { turn: 0, light, lift: 4, spread: 14, strength: 0.35 };
  return `${softShadow(outline, shadow)}<path d="${outline}" fill="#f3f3f1"/>`;
}

/** The page before a passport's data page, beyond the fold. */
function otherPage(random: Random, placed: Placed): string {
  const { width, height } = placed.drawing;
  const move = movement(placed);
  const lean = between(random, -12, 12);
  const page = [
    { x: lean, y: -height * 0.98 },
    { x: width + lean, y: -height * 0.98 },
    { x: width, y: -2 },
    { x: 0, y: -2 },
  ];
  const outline = outlineOf(page.map(move));
  const hue = integer(random, 0, 359);
  const lines = Array.from({ length: 22 }, (_unused, i) => {
    const y = -height * 0.94 + i * 40;
    const points = Array.from({ length: 26 }, (_none, k) =>
      move({ x: 20 + (k * (width - 40)) / 25, y: y + 12 * Math.sin(k + i) }),
    );
    return `<path d="M${points.map(textOf).join("L")}" stroke="hsl(${hue},30%,76%)" stroke-width="1.2" fill="none"/>`;
  });
  const fold = [30, 16, 7].map(
    (reach) =>
      `<path d="${outlineOf(rectangle(0, -reach, width, 0).map(move))}" fill="#000" opacity="0.12"/>`,
  );
  const shadow = { turn: 0, light: 60, lift: 8, spread: 24, strength: 0.4 };
  return `${softShadow(outline, shadow)}<path d="${outline}" fill="hsl(${hue},28%,88%)"/>${lines.join("")}${fold.join("")}`;
}

function rectangle(left: number, top: number, right: number, bottom: number): Point[] {
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
}

function outlineOf(points: readonly Point[]): string {
  return `M${points.map(textOf).join("L")}Z`;
}

function textOf({ x, y }: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

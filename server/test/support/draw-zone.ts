import sharp from "sharp";
import type { TextBox } from "#core/document/text.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { loadFonts } from "#specimen/draw/lettering.ts";

/** How to draw a zone, in pixels and degrees. */
export interface ZoneDrawing {
  /** From one character to the next; 16 when left out. */
  readonly pitch?: number;
  /** From one baseline to the next, in pitches; 2.5 when left out. */
  readonly spacing?: number;
  /** Clockwise. */
  readonly turn?: number;
  readonly ink?: string;
  readonly paper?: string;
  /** SVG laid over the zone, given its left, top, width and height. */
  readonly over?: (zone: { left: number; top: number; width: number; height: number }) => string;
  /** One character moved and scaled. */
  readonly odd?: { line: number; column: number; dx?: number; dy?: number; scale?: number };
  readonly blur?: number;
  /** Pixels that end the picture at the right, counted from the last character's right edge. */
  readonly cutRight?: number;
  readonly isMirrored?: boolean;
}

const margin = 4;

/** A picture of nothing but a zone, and a box round each of its lines as a text detector gives it. */
export async function drawZone(
  lines: readonly string[],
  drawing: ZoneDrawing = {},
): Promise<{ raster: Raster; boxes: TextBox[] }> {
  const { pitch = 16, spacing = 2.5, turn = 0, ink = "#1a1a1a", paper = "#f4f2ec" } = drawing;
  const columns = Math.max(...lines.map((line) => line.length));
  const zone = {
    left: margin * pitch,
    top: margin * pitch,
    width: columns * pitch,
    height: ((lines.length - 1) * spacing + 1.2) * pitch,
  };
  const size = Math.ceil(Math.max(zone.width, zone.height) + 2 * margin * pitch);
  const middle = { x: zone.left + zone.width / 2, y: zone.top + zone.height / 2 };
  const paths = await Promise.all(
    lines.map((line, l) => linePaths(line, l, { ...drawing, pitch, spacing, zone })),
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}">
    <rect width="${size}" height="${size}" fill="${paper}"/>
    <g transform="rotate(${turn} ${middle.x} ${middle.y}) translate(0 0)">
    <path d="${paths.join("")}" fill="${ink}"/>${drawing.over?.(zone) ?? ""}</g></svg>`;
  const shift = { x: size / 2 - middle.x, y: size / 2 - middle.y };
  const centred = svg
    .replace("<g ", `<g transform="translate(${shift.x} ${shift.y})"><g `)
    .replace("</g></svg>", "</g></g></svg>");
  const raster = await toRaster(centred, drawing, size / 2 + zone.width / 2);
  const boxes = lines.map((line, l) => {
    const dx = (line.length * pitch - zone.width) / 2;
    const dy = (l - (lines.length - 1) / 2) * spacing * pitch;
    return boxAt({ x: size / 2, y: size / 2 }, { dx, dy, turn, width: line.length * pitch, pitch });
  });
  return { raster, boxes: drawing.isMirrored === true ? boxes.map((box) => mirrored(box, raster)) : boxes };
}

interface Placed extends ZoneDrawing {
  readonly pitch: number;
  readonly spacing: number;
  readonly zone: { readonly left: number; readonly top: number };
}

async function linePaths(line: string, l: number, { pitch, spacing, zone, odd }: Placed): Promise<string> {
  const fonts = await loadFonts();
  const baseline = zone.top + (1 + l * spacing) * pitch;
  const at = odd?.line === l ? odd.column : -1;
  const plain = at < 0 ? line : `${line.slice(0, at)} ${line.slice(at + 1)}`;
  const set = fonts.ocrB(plain, { x: zone.left, y: baseline, pitch }).path;
  if (at < 0) return set;
  const scale = odd?.scale ?? 1;
  const x = zone.left + (at + (1 - scale) / 2 + (odd?.dx ?? 0)) * pitch;
  return (
    set + fonts.ocrB(line.charAt(at), { x, y: baseline + (odd?.dy ?? 0) * pitch, pitch: pitch * scale }).path
  );
}

async function toRaster(
  svg: string,
  { blur, cutRight, isMirrored }: ZoneDrawing,
  right: number,
): Promise<Raster> {
  let image = sharp(Buffer.from(svg)).removeAlpha();
  if (isMirrored === true) image = image.flop();
  if (blur !== undefined) image = image.blur(blur);
  const drawn = await image.raw().toBuffer({ resolveWithObject: true });
  const { width, height } = drawn.info;
  const raw = { raw: { width, height, channels: 3 as const } };
  if (cutRight === undefined) return { width, height, data: drawn.data };
  const kept = Math.round(right + cutRight);
  const cut = sharp(drawn.data, raw).extract({ left: 0, top: 0, width: kept, height });
  return { width: kept, height, data: await cut.raw().toBuffer() };
}

function boxAt(
  center: { x: number; y: number },
  at: { dx: number; dy: number; turn: number; width: number; pitch: number },
): TextBox {
  const angle = (at.turn * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return {
    center: { x: center.x + at.dx * cos - at.dy * sin, y: center.y + at.dx * sin + at.dy * cos },
    width: at.width + 0.5 * at.pitch,
    height: 1.9 * at.pitch,
    // A detector cannot tell which end is the beginning.
    angle: Math.atan2(sin * Math.sign(cos || 1), Math.abs(cos)),
    score: 0.98,
  };
}

function mirrored(box: TextBox, { width }: Raster): TextBox {
  return { ...box, center: { x: width - box.center.x, y: box.center.y }, angle: -box.angle };
}

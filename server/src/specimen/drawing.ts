import type { MrzFormat } from "#core/document/mrz.ts";
import type { Box } from "#core/media/image.ts";
import type { Fonts } from "./fonts.ts";
import { guilloche } from "./guilloche.ts";
import { integer, type Random } from "./random.ts";
import type { SpecimenFields } from "./specimen.ts";

/** A document's side as it is drawn, in tenths of a millimetre. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Radius of its corners. */
  readonly radius: number;
  /** SVG elements, in order. */
  readonly elements: readonly string[];
  /** Where the portrait and its ghost go; null on a side without. */
  readonly portrait: { readonly place: Box; readonly ghost: Box } | null;
  readonly mrz: { readonly format: MrzFormat; readonly lines: readonly string[] } | null;
  readonly barcode: string | null;
}

/** What a document is drawn from. */
export interface DrawingInput {
  readonly fields: SpecimenFields;
  readonly fonts: Fonts;
  readonly random: Random;
  readonly hasWrongDigits: boolean;
}

/** Characters of OCR-B size 1 stand ten to the inch. */
export const mrzPitch = 25.4;
const lineSpacing = 63.5;

/** The tinted ground with its security lines, and the SPECIMEN mark. */
export function drawGround(
  { fonts, random }: DrawingInput,
  size: { width: number; height: number },
): string[] {
  const { width, height } = size;
  const hue = integer(random, 0, 359);
  const mark = fonts.text("SPECIMEN", { x: 0, y: 0, size: height * 0.1, isBold: true });
  return [
    `<defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="hsl(${hue},45%,90%)"/>` +
      `<stop offset="1" stop-color="hsl(${hue + 60},45%,86%)"/></linearGradient></defs>`,
    `<rect width="${width}" height="${height}" fill="url(#g)"/>`,
    guilloche(random, width, height, hue),
    `<path d="${mark}" fill="#b3261e" fill-opacity="0.55" transform="translate(${width * 0.64} ${height * 0.13})"/>`,
  ];
}

/** A line of text. */
export function drawText(
  fonts: Fonts,
  text: string,
  at: { x: number; y: number; size: number; isBold?: boolean },
): string {
  return `<path d="${fonts.text(text, at)}" fill="#161616"/>`;
}

/** A field: its small label, and what it says below. */
export function drawField(
  fonts: Fonts,
  [label, value]: readonly [string, string],
  at: { x: number; y: number },
): string {
  const title = `<path d="${fonts.text(label, { ...at, size: 16 })}" fill="#3b4a66"/>`;
  return title + drawText(fonts, value, { x: at.x, y: at.y + 29, size: 30, isBold: true });
}

/** Fields in rows of one or two, from `top` to `bottom`. */
export function drawFields(
  fonts: Fonts,
  rows: readonly (readonly (readonly [string, string])[])[],
  area: Box,
): string[] {
  const step = area.height / rows.length;
  return rows.flatMap((row, r) =>
    row.map((field, c) =>
      drawField(fonts, field, { x: area.left + (c * area.width) / 2, y: area.top + r * step }),
    ),
  );
}

/** The zone's white ground and its lines, the last baseline at `bottom`. */
export function drawMrz(
  fonts: Fonts,
  lines: readonly string[],
  place: { width: number; height: number; bottom: number },
): string[] {
  const top = place.bottom - lineSpacing * (lines.length - 1);
  const ground = `<rect y="${top - 50}" width="${place.width}" height="${place.height - top + 50}" fill="#fff" fill-opacity="0.75"/>`;
  const text = lines.map((line, i) => {
    const x = (place.width - line.length * mrzPitch) / 2;
    return `<path d="${fonts.ocrB(line, { x, y: top + i * lineSpacing, pitch: mrzPitch })}" fill="#1a1a1a"/>`;
  });
  return [ground, ...text];
}

/** A pale panel where the portrait goes. */
export function drawPanel({ left, top, width, height }: Box): string {
  return `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="#dfe4ea" stroke="#8d97a8" stroke-width="2"/>`;
}

/** YYYY-MM-DD as it is printed: DD.MM.YYYY. */
export function printedDate(date: string): string {
  return date.split("-").toReversed().join(".");
}

import sharp from "sharp";
import type { TextBox } from "#core/document/text.ts";
import type { Template, TemplateField } from "#engines/document-text/template/template.ts";
import { decodeImage } from "#engines/runtime/decode.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { type Fonts, loadFonts } from "#specimen/draw/lettering.ts";

/** What to print in each field, by its name. */
export type PrintedTexts = Readonly<Record<string, string>>;

/** A page drawn as a template says, with the lines that a finder should see on it. */
export interface DrawnTemplate {
  readonly raster: Raster;
  readonly boxes: readonly TextBox[];
}

interface Line {
  readonly text: string;
  readonly left: number;
  /** Of the line's box, as the template has it. */
  readonly top: number;
  readonly height: number;
  readonly room: number;
  /** Whether it is as wide as its room. */
  readonly isFilling?: boolean;
}

const pageWidth = 1400;
const margin = 20;
const rowHeight = 34;

/** Draws a document of nobody in a template's layout; what the template gives no place stands in rows below. */
export async function drawTemplate(template: Template, texts: PrintedTexts): Promise<DrawnTemplate> {
  const [width = 1, height = 1] = template.size;
  const scale = pageWidth / width;
  const lines = layOut(template, texts);
  const bottom = Math.max(height, ...lines.map(({ top, height: high }) => top + high)) + 2 * margin;
  const fonts = await loadFonts();
  const set = lines.filter(({ text }) => text !== "").map((line) => setLine(fonts, line, scale));
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${pageWidth}" height="${Math.ceil(bottom * scale)}">` +
    `<rect width="100%" height="100%" fill="#eef2ee"/>` +
    set.map((line) => line.svg).join("") +
    "</svg>";
  const page = await sharp(Buffer.from(svg)).png().toBuffer();
  return { raster: await decodeImage(new Uint8Array(page)), boxes: set.map(({ box }) => box) };
}

function layOut(
  { keywords, fields, size: [, height = 0], placement }: Template,
  texts: PrintedTexts,
): Line[] {
  const lines: Line[] = [];
  let row = height + margin;
  for (const { text, at } of keywords) {
    const isLabel = fields.some(({ label }) => label === text);
    if (at) lines.push({ ...inPlace(text, at), isFilling: true });
    else if (!isLabel) lines.push(inRow(text, (row += rowHeight) - rowHeight));
  }
  for (const field of fields) {
    const value = texts[field.name] ?? "";
    const where = field.placement ?? placement ?? "behind";
    if (!field.labelAt && !field.valueAt) {
      lines.push(...rowsOf(field.label ?? "", value, { top: row, isBelow: where === "below" }));
      row += where === "below" && value !== "" ? 2.2 * rowHeight : 1.4 * rowHeight;
    } else {
      const isKeyword = keywords.some(({ text, at }) => at !== undefined && text === field.label);
      const { label: _label, ...unlabelled } = field;
      lines.push(...placed(isKeyword ? unlabelled : field, value));
    }
  }
  return lines;
}

function inPlace(text: string, [left = 0, top = 0, room = 0, height = 0]: readonly number[]): Line {
  return { text, left, top, height, room };
}

function inRow(text: string, top: number): Line {
  return { text, left: margin, top, height: 0.8 * rowHeight, room: 1e6 };
}

/** A label with its value behind or below, where the template gives neither a place. */
function rowsOf(
  label: string,
  value: string,
  { top, isBelow }: { readonly top: number; readonly isBelow: boolean },
): Line[] {
  if (isBelow) return [inRow(label, top), inRow(value, top + 0.9 * rowHeight)];
  return [inRow(label === "" ? value : `${label}: ${value}`, top)];
}

function placed(
  { label, labelAt, valueAt, lines: count = 1, placement }: TemplateField,
  value: string,
): Line[] {
  const printed: Line[] = label !== undefined && labelAt ? [inPlace(label, labelAt)] : [];
  if (value === "") return printed;
  if (valueAt) {
    const [left = 0, top = 0, room = 0, height = 0] = valueAt;
    const parts = count > 1 ? value.split(", ") : [value];
    const step = height / count;
    if (label !== undefined && !labelAt)
      printed.push(inPlace(label, [left, top - 0.75 * step, 1e6, 0.7 * step]));
    printed.push(...parts.map((part, i) => inPlace(part, [left, top + i * step, room, step])));
  } else if (labelAt) {
    const [left = 0, top = 0, , height = 0] = labelAt;
    const behind = placement === "behind" || placement === "right";
    printed.push(
      behind
        ? inPlace(value, [left + (labelAt[2] ?? 0) + height, top, 1e6, height])
        : inPlace(value, [left, top + height, 1e6, 1.2 * height]),
    );
  }
  return printed;
}

/** The em that fills a line's box as far as print does, no wider than its room; a keyword fills its room. */
function setLine(fonts: Fonts, { text, left, top, height, room, isFilling }: Line, scale: number) {
  const wanted = height * scale * 0.75;
  const inside = Math.max(room - 0.4 * height, height) * scale;
  const natural = fonts.text(text, { x: 0, y: 0, size: wanted }).width;
  const size = wanted * Math.min(1, inside / natural);
  const { path, box, width } = fonts.text(text, { x: 0, y: 0, size });
  const wide = isFilling === true ? inside / width : 1;
  const [x, y] = [(left + 0.2 * height) * scale, (top + 0.75 * height) * scale];
  const pad = 0.35 * size;
  return {
    svg: `<path d="${path}" transform="translate(${x} ${y}) scale(${wide} 1)" fill="#1a1a1a"/>`,
    box: {
      center: { x: x + (box.left + box.width / 2) * wide, y: y + box.top + box.height / 2 },
      width: box.width * wide + 2 * pad,
      height: box.height + 1.6 * pad,
      angle: 0,
      score: 1,
    },
  };
}

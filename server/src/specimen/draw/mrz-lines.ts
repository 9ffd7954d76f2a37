import type { DrawingInput } from "./drawing-input.ts";
import { type DrawnElement, ornament } from "./drawing.ts";
import type { Lettering } from "./lettering.ts";

/** Characters of OCR-B size 1 stand ten to the inch. */
export const mrzPitch = 25.4;
const lineSpacing = 63.5;
const headroom = 50;
const ink = "#1a1a1a";

/** The zone's pale ground and its lines, the last baseline at `bottom`. */
export function drawMrz(
  input: DrawingInput,
  place: { readonly width: number; readonly height: number; readonly bottom: number },
): DrawnElement[] {
  const lines = input.text.mrz?.lines ?? [];
  const top = place.bottom - lineSpacing * (lines.length - 1);
  const ground = `<rect y="${top - headroom}" width="${place.width}" height="${place.height - top + headroom}" fill="#fff" fill-opacity="0.75"/>`;
  const drawn = lines.map((line, i) => {
    const at = { x: (place.width - line.length * mrzPitch) / 2, y: top + i * lineSpacing };
    return drawLine(input, line, i, at);
  });
  return [ornament(ground), ...drawn];
}

function drawLine(
  input: DrawingInput,
  line: string,
  index: number,
  at: { readonly x: number; readonly y: number },
): DrawnElement {
  const { fonts, text } = input;
  const odd = text.oddGlyph?.line === index ? text.oddGlyph : null;
  const plain = odd ? `${line.slice(0, odd.column)} ${line.slice(odd.column + 1)}` : line;
  const set = fonts.ocrB(plain, { ...at, pitch: mrzPitch });
  const glyph = odd ? drawOddGlyph(input, line.charAt(odd.column), at.x + odd.column * mrzPitch, at.y) : "";
  const svg = `<path d="${set.path}" fill="${ink}"/>${glyph}`;
  const box = { ...set.box, left: at.x, width: line.length * mrzPitch };
  return { svg, marks: [{ kind: "mrz-line", box }] };
}

function drawOddGlyph({ fonts, text }: DrawingInput, character: string, x: number, y: number): string {
  const isOther = text.oddGlyph?.kind === "other-typeface";
  const set: Lettering = isOther
    ? fonts.text(character, { x: x + 3, y, size: 33, isBold: true })
    : fonts.ocrB(character, { x: x + mrzPitch * 0.24, y: y - 5, pitch: mrzPitch });
  return `<path d="${set.path}" fill="${ink}"/>`;
}

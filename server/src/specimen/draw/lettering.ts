import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import opentype from "opentype.js";
import type { Box } from "#core/media/image.ts";

/** A line of text as outlines: SVG path data, the ink's bounds, and how far it runs. */
export interface Lettering {
  readonly path: string;
  readonly box: Box;
  readonly width: number;
}

/** Where and how to set a line of text with its baseline's start at x, y; `size` is the em. */
export interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly isBold?: boolean;
}

/** Typefaces as outlines: what they draw needs no installed font. */
export interface Fonts {
  text(text: string, at: TextPlace): Lettering;
  /** Characters of machine readable zones, one every `pitch`. */
  ocrB(text: string, at: { x: number; y: number; pitch: number }): Lettering;
}

const require = createRequire(import.meta.url);
let loaded: Promise<Fonts> | undefined;

/** Loads the typefaces once. */
export function loadFonts(): Promise<Fonts> {
  loaded ??= readFonts();
  return loaded;
}

async function readFonts(): Promise<Fonts> {
  const regular = await Promise.all([sans("latin", 400), sans("latin-ext", 400)]);
  const bold = await Promise.all([sans("latin", 700), sans("latin-ext", 700)]);
  const mono = parse(await readFile(new URL("../assets/OCRB.otf", import.meta.url)));
  return {
    text: (text, at) => setText(at.isBold === true ? bold : regular, text, at),
    ocrB: (text, at) => setMonospaced(mono, text, at),
  };
}

/** PT Sans comes in subsets, so a letter is looked for in each. */
async function sans(subset: string, weight: number): Promise<opentype.Font> {
  return parse(
    await readFile(require.resolve(`@fontsource/pt-sans/files/pt-sans-${subset}-${weight}-normal.woff`)),
  );
}

function parse(bytes: Buffer): opentype.Font {
  return opentype.parse(new Uint8Array(bytes).buffer);
}

function setText(fonts: readonly opentype.Font[], text: string, { x, y, size }: TextPlace): Lettering {
  const glyphs: opentype.Path[] = [];
  let left = x;
  for (const character of text) {
    const font = fonts.find((candidate) => candidate.charToGlyphIndex(character) > 0) ?? fonts[0];
    if (!font) break;
    const glyph = font.charToGlyph(character);
    glyphs.push(glyph.getPath(left, y, size));
    left += ((glyph.advanceWidth ?? 0) / font.unitsPerEm) * size;
  }
  return lettering(glyphs, left - x);
}

function setMonospaced(
  font: opentype.Font,
  text: string,
  at: { x: number; y: number; pitch: number },
): Lettering {
  const advance = font.charToGlyph("0").advanceWidth ?? font.unitsPerEm;
  const size = (at.pitch / advance) * font.unitsPerEm;
  const glyphs = [...text].map((character, i) =>
    font.charToGlyph(character).getPath(at.x + i * at.pitch, at.y, size),
  );
  return lettering(glyphs, text.length * at.pitch);
}

/** The library's own writer makes NaN of numbers next to zero. */
function lettering(glyphs: readonly opentype.Path[], width: number): Lettering {
  let path = "";
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const command of glyphs.flatMap(({ commands }) => commands)) {
    const numbers = coordinates(command);
    path += command.type + numbers.map((value) => value.toFixed(2)).join(" ");
    numbers.forEach((value, i) => {
      if (i % 2 === 0) [left, right] = [Math.min(left, value), Math.max(right, value)];
      else [top, bottom] = [Math.min(top, value), Math.max(bottom, value)];
    });
  }
  return { path, box: { left, top, width: right - left, height: bottom - top }, width };
}

function coordinates(command: opentype.PathCommand): number[] {
  switch (command.type) {
    case "M":
    case "L":
      return [command.x, command.y];
    case "Q":
      return [command.x1, command.y1, command.x, command.y];
    case "C":
      return [command.x1, command.y1, command.x2, command.y2, command.x, command.y];
    case "Z":
      return [];
  }
}

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import opentype from "opentype.js";

/** Typefaces as outlines: what they draw needs no installed font. */
export interface Fonts {
  /** SVG path data of a line of text with its baseline's start at x, y. */
  text(text: string, at: TextPlace): string;
  /** SVG path data of OCR-B characters, one every `pitch`. */
  ocrB(text: string, at: { x: number; y: number; pitch: number }): string;
}

/** Where and how to set a line of text; `size` is the em. */
export interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly isBold?: boolean;
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
  const mono = parse(await readFile(new URL("assets/OCRB.otf", import.meta.url)));
  return {
    text: (text, at) => textPath(at.isBold === true ? bold : regular, text, at),
    ocrB: (text, at) => monospaced(mono, text, at),
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

function textPath(fonts: readonly opentype.Font[], text: string, { x, y, size }: TextPlace): string {
  let left = x;
  let data = "";
  for (const character of text) {
    const font = fonts.find((candidate) => candidate.charToGlyphIndex(character) > 0) ?? fonts[0];
    const glyph = font?.charToGlyph(character);
    if (!font || !glyph) continue;
    data += pathData(glyph.getPath(left, y, size));
    left += ((glyph.advanceWidth ?? 0) / font.unitsPerEm) * size;
  }
  return data;
}

function monospaced(font: opentype.Font, text: string, at: { x: number; y: number; pitch: number }): string {
  const advance = font.charToGlyph("0").advanceWidth ?? font.unitsPerEm;
  const size = (at.pitch / advance) * font.unitsPerEm;
  const glyphs = [...text].map((character, i) =>
    font
      .charToGlyph(character)
      .getPath(at.x + i * at.pitch, at.y, size)
      .toPathData(2),
  );
  return glyphs.join("");
}

/** The library's own writer makes NaN of numbers next to zero. */
function pathData({ commands }: opentype.Path): string {
  return commands
    .map(
      (command) =>
        command.type +
        coordinates(command)
          .map((value) => value.toFixed(2))
          .join(" "),
    )
    .join("");
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

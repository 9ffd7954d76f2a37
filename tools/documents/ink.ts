import type { Fonts, TextPlace } from "../../server/src/specimen/draw/lettering.ts";

/** Text as SVG, in outlines. */
export interface Ink {
  text(text: string, at: TextPlace & { readonly colour?: string; readonly room?: number }): string;
  /** A small word on a pale ground, its baseline at y. */
  tag(text: string, at: { readonly x: number; readonly y: number }, colour: string): string;
}

const dark = "#1c2430";
const tagSize = 11;

/** Sets text in these typefaces. */
export function openInk(fonts: Fonts): Ink {
  return {
    text: (text, { colour = dark, room = Infinity, ...at }) => {
      const { width } = fonts.text(text, at);
      const size = width > room ? (at.size * room) / width : at.size;
      return `<path d="${fonts.text(text, { ...at, size }).path}" fill="${colour}"/>`;
    },
    tag: (text, { x, y }, colour) => {
      const { path, width } = fonts.text(text, { x: x + 2, y, size: tagSize, isBold: true });
      const ground = `<rect x="${x}" y="${y - tagSize}" width="${width + 4}" height="${tagSize + 3}" fill="#fff" fill-opacity="0.85"/>`;
      return `${ground}<path d="${path}" fill="${colour}"/>`;
    },
  };
}

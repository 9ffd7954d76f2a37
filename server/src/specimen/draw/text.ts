import type { FieldName } from "#core/document/field.ts";
import type { Box } from "#core/media/image.ts";
import type { DrawingInput } from "./drawing-input.ts";
import { type DrawnElement, ornament } from "./drawing.ts";
import type { Fonts, Lettering, TextPlace } from "./lettering.ts";

/** A label and what stands beneath it. */
export interface Cell {
  readonly label: string;
  readonly text: string;
  /** What it says of the holder or the document; undefined where it says nothing of them. */
  readonly field?: { readonly name: FieldName; readonly value: string };
  readonly isOcrB?: boolean;
}

const labelShare = 0.53;
const labelDrop = 0.97;

/** A line of text, smaller where `room` is too short for it. */
export function drawText(
  fonts: Fonts,
  text: string,
  at: TextPlace & { readonly colour: string },
  room: number,
): Lettering & { readonly colour: string } {
  const set = fonts.text(text, at);
  const fitted = set.width <= room ? set : fonts.text(text, { ...at, size: (at.size * room) / set.width });
  return { ...fitted, colour: at.colour };
}

/** A field: its small label, and what it says below. */
export function drawCell(
  input: DrawingInput,
  cell: Cell,
  at: { x: number; y: number; room: number },
): DrawnElement[] {
  const { design } = input;
  const title = { x: at.x, y: at.y, size: design.valueSize * labelShare, colour: design.labelInk };
  const { path } = drawText(input.fonts, cell.label, title, at.room);
  return [
    ornament(`<path d="${path}" fill="${design.labelInk}"/>`),
    ...drawValue(input, cell, { ...at, y: at.y + design.valueSize * labelDrop }),
  ];
}

/** What a field says, without its label. */
export function drawValue(
  input: DrawingInput,
  cell: Cell,
  at: { x: number; y: number; room: number },
): DrawnElement[] {
  if (cell.text === "") return [];
  const { fonts, design } = input;
  const place = { x: at.x, y: at.y, size: design.valueSize, isBold: design.isValueBold, colour: design.ink };
  const set = cell.isOcrB
    ? fonts.ocrB(cell.text, { x: at.x, y: at.y, pitch: design.valueSize * 0.72 })
    : drawText(fonts, cell.text, place, at.room);
  const svg = `<path d="${set.path}" fill="${design.ink}"/>`;
  const { field, text } = cell;
  return [{ svg, marks: field ? [{ kind: "field", ...field, text, box: set.box }] : [] }];
}

/** Fields in rows, from `top` to `bottom`; those of a row share its width. */
export function drawRows(input: DrawingInput, rows: readonly (readonly Cell[])[], area: Box): DrawnElement[] {
  const step = area.height / rows.length;
  return rows.flatMap((row, r) => {
    const width = area.width / row.length;
    return row.flatMap((cell, c) =>
      drawCell(input, cell, { x: area.left + c * width, y: area.top + r * step, room: width - 14 }),
    );
  });
}

import { cellOf, fieldOf, remark } from "./cells.ts";
import type { DrawingInput } from "./drawing-input.ts";
import type { Drawing, DrawnElement } from "./drawing.ts";
import { drawGround, drawHeading } from "./ground.ts";
import { label } from "./labels.ts";
import { drawMrz } from "./mrz-lines.ts";
import { drawSignature } from "./ornaments.ts";
import { type Cell, drawRows } from "./text.ts";

const size = { width: 1250, height: 880 };
const place = { left: 55, top: 170, width: 350, height: 450 };
const ghost = { left: 1050, top: 440, width: 130, height: 167 };
const ghostOnNet = { left: 430, top: 458, width: 126, height: 162 };

/** The data page of a passport, 125 × 88 mm (ICAO Doc 9303 part 4). */
export function drawPassport(input: DrawingInput): Drawing {
  const isNet = input.design.number === 2;
  return {
    ...size,
    radius: 12,
    elements: [
      ...drawGround(input, size),
      ...drawHeading(input, size, "passport"),
      ...(isNet ? drawNarrow(input) : drawWide(input)),
      ...drawMrz(input, { ...size, bottom: 815 }),
    ],
    portrait: { place, ghost: isNet ? ghostOnNet : ghost, isGrey: input.design.isPortraitGrey },
  };
}

/** Fields in the order that most states print them. */
function drawWide(input: DrawingInput): DrawnElement[] {
  const rows: Cell[][] = [
    [
      remark(input, "type", "P"),
      cellOf(input, "issuer"),
      cellOf(input, "document-number", "passport-number"),
    ],
    [cellOf(input, "surname")],
    [cellOf(input, "given-names")],
    [nationality(input), cellOf(input, "sex")],
    [cellOf(input, "date-of-birth"), cellOf(input, "place-of-birth")],
    [cellOf(input, "date-of-issue"), ...personalNumber(input)],
    [cellOf(input, "date-of-expiry"), cellOf(input, "issuing-authority")],
  ];
  return [
    ...drawRows(input, rows.slice(0, 4), { left: 445, top: 185, width: 740, height: 268 }),
    ...drawRows(input, rows.slice(4), { left: 445, top: 453, width: 600, height: 201 }),
  ];
}

/** Sex before the dates, the second portrait among the fields, and a signature. */
function drawNarrow(input: DrawingInput): DrawnElement[] {
  const rows: Cell[][] = [
    [
      cellOf(input, "document-number", "passport-number"),
      remark(input, "type", "P"),
      cellOf(input, "issuer"),
    ],
    [cellOf(input, "surname")],
    [cellOf(input, "given-names")],
    [cellOf(input, "sex"), nationality(input)],
  ];
  const dates: Cell[][] = [
    [cellOf(input, "date-of-birth"), cellOf(input, "place-of-birth")],
    [cellOf(input, "date-of-issue"), cellOf(input, "date-of-expiry")],
    [cellOf(input, "issuing-authority"), ...personalNumber(input)],
  ];
  return [
    ...drawRows(input, rows, { left: 430, top: 180, width: 760, height: 272 }),
    ...drawRows(input, dates, { left: 580, top: 460, width: 620, height: 195 }),
    drawSignature(input.random, { x: 130, y: 668 }),
  ];
}

function nationality(input: DrawingInput): Cell {
  const { field } = fieldOf(input, "nationality");
  const text = field.value === "UTO" ? "UTOPIAN" : field.value;
  return { label: label("nationality", input.design.second), text, field };
}

function personalNumber(input: DrawingInput): Cell[] {
  return input.text.printed.optional === "" ? [] : [cellOf(input, "personal-number")];
}

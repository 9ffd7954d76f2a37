import type { Box } from "#core/media/image.ts";
import { cellOf, remark } from "./cells.ts";
import type { DrawingInput } from "./drawing-input.ts";
import type { Drawing } from "./drawing.ts";
import { drawGround, drawHeading } from "./ground.ts";
import { drawMrz } from "./mrz-lines.ts";
import { drawRows } from "./text.ts";

interface VisaSize {
  readonly width: number;
  readonly height: number;
  readonly place: Box;
  readonly fields: Box;
}

const large: VisaSize = {
  width: 1200,
  height: 800,
  place: { left: 60, top: 160, width: 310, height: 399 },
  fields: { left: 420, top: 165, width: 720, height: 440 },
};
const small: VisaSize = {
  width: 1050,
  height: 740,
  place: { left: 45, top: 140, width: 280, height: 360 },
  fields: { left: 360, top: 150, width: 640, height: 400 },
};

/** A visa of form A, 120 × 80 mm (ICAO Doc 9303 part 7). */
export function drawVisaA(input: DrawingInput): Drawing {
  return drawVisa(input, large);
}

/** A visa of form B, 105 × 74 mm. */
export function drawVisaB(input: DrawingInput): Drawing {
  return drawVisa(input, small);
}

function drawVisa(input: DrawingInput, { place, fields, ...size }: VisaSize): Drawing {
  const rows = [
    [cellOf(input, "document-number", "visa-number"), remark(input, "entries", "MULT")],
    [cellOf(input, "date-of-issue", "valid-from"), cellOf(input, "date-of-expiry", "valid-until")],
    [cellOf(input, "surname")],
    [cellOf(input, "given-names")],
    [cellOf(input, "date-of-birth"), cellOf(input, "sex"), cellOf(input, "nationality")],
    [cellOf(input, "issuing-authority"), remark(input, "remarks", "TOURISM")],
  ];
  return {
    ...size,
    radius: 6,
    elements: [
      ...drawGround(input, size),
      ...drawHeading(input, size, "visa"),
      ...drawRows(input, rows, fields),
      ...drawMrz(input, { ...size, bottom: size.height - 58 }),
    ],
    portrait: { place, ghost: null, isGrey: false },
  };
}

import { cellOf } from "./cells.ts";
import type { DrawingInput } from "./drawing-input.ts";
import type { Drawing } from "./drawing.ts";
import { drawGround, drawHeading } from "./ground.ts";
import { drawMrz } from "./mrz-lines.ts";
import { drawSignature } from "./ornaments.ts";
import { drawRows } from "./text.ts";

const size = { width: 1050, height: 740 };
const place = { left: 45, top: 140, width: 290, height: 373 };
const ghost = { left: 880, top: 400, width: 105, height: 135 };

/** An identity card of the larger size, 105 × 74 mm, with everything on one side (ICAO Doc 9303 part 6). */
export function drawTd2Card(input: DrawingInput): Drawing {
  const rows = [
    [cellOf(input, "document-number"), cellOf(input, "sex")],
    [cellOf(input, "surname")],
    [cellOf(input, "given-names")],
    [cellOf(input, "nationality"), cellOf(input, "place-of-birth")],
    [cellOf(input, "date-of-birth")],
    [cellOf(input, "date-of-expiry")],
  ];
  return {
    ...size,
    radius: cornerRadius,
    elements: [
      ...drawGround(input, size),
      ...drawHeading(input, size, "identity-card"),
      ...drawRows(input, rows, { left: 370, top: 160, width: 640, height: 390 }),
      drawSignature(input.random, { x: 620, y: 530 }),
      ...drawMrz(input, { ...size, bottom: 690 }),
    ],
    portrait: { place, ghost, isGrey: input.design.isPortraitGrey },
  };
}

const cornerRadius = 31;

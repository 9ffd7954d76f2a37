import { cellOf, remark } from "./cells.ts";
import type { DrawingInput } from "./drawing-input.ts";
import type { Drawing } from "./drawing.ts";
import { drawGround, drawHeading, drawSpecimenMark } from "./ground.ts";
import type { LabelName } from "./labels.ts";
import { drawMrz } from "./mrz-lines.ts";
import { drawChip, drawSignature } from "./ornaments.ts";
import { type Cell, drawCell, drawRows } from "./text.ts";

/** ID-1, 85.6 × 54 mm. */
export const cardSize = { width: 856, height: 540 };
/** Radius of its corners. */
export const cardRadius = 31;

const left = {
  place: { left: 40, top: 130, width: 260, height: 335 },
  ghost: { left: 722, top: 358, width: 96, height: 124 },
};
const right = {
  place: { left: 560, top: 130, width: 260, height: 335 },
  ghost: { left: 450, top: 372, width: 88, height: 113 },
};

/** Where a card shows its holder, and the room beside. */
export function cardLayout({ design }: DrawingInput) {
  return design.isPortraitRight
    ? { ...right, fields: { left: 42, top: 140, width: 500, height: 385 } }
    : { ...left, fields: { left: 330, top: 140, width: 490, height: 385 } };
}

/** The front of an identity card. */
export function drawIdentityCardFront(input: DrawingInput): Drawing {
  const rows = [
    [cellOf(input, "surname")],
    [cellOf(input, "given-names")],
    [cellOf(input, "sex"), cellOf(input, "nationality")],
    [cellOf(input, "date-of-birth")],
    [cellOf(input, "document-number")],
    [cellOf(input, "date-of-expiry")],
  ];
  return drawFront(input, "identity-card", rows);
}

/** The front of a residence permit. */
export function drawResidencePermitFront(input: DrawingInput): Drawing {
  const rows = [
    [cellOf(input, "document-number")],
    [cellOf(input, "surname")],
    [cellOf(input, "given-names")],
    [cellOf(input, "sex"), cellOf(input, "nationality")],
    [cellOf(input, "date-of-birth")],
    [cellOf(input, "date-of-expiry")],
    [remark(input, "permit-type", "TEMPORARY")],
  ];
  return drawFront(input, "residence-permit", rows);
}

function drawFront(input: DrawingInput, title: LabelName, rows: readonly (readonly Cell[])[]): Drawing {
  const { place, ghost, fields } = cardLayout(input);
  const hasChip = title === "residence-permit" && !input.design.isPortraitRight;
  return {
    ...cardSize,
    radius: cardRadius,
    elements: [
      ...drawGround(input, cardSize),
      ...drawHeading(input, cardSize, title),
      ...(hasChip ? [drawChip({ x: 700, y: 190 })] : []),
      ...drawRows(input, rows, fields),
    ],
    portrait: { place, ghost, isGrey: input.design.isPortraitGrey },
  };
}

/** The back of an identity card or a residence permit with its zone (ICAO Doc 9303 part 5). */
export function drawCardBack(input: DrawingInput): Drawing {
  const at = (x: number, y: number, room: number) => ({ x, y, room });
  return {
    ...cardSize,
    radius: cardRadius,
    elements: [
      ...drawGround(input, cardSize),
      drawSpecimenMark(input, cardSize),
      ...drawCell(input, cellOf(input, "place-of-birth"), at(40, 50, 480)),
      ...drawCell(input, cellOf(input, "address"), at(40, 120, 620)),
      ...drawCell(input, cellOf(input, "date-of-issue"), at(40, 190, 340)),
      ...drawCell(input, cellOf(input, "issuing-authority"), at(400, 190, 420)),
      ...(input.text.printed.optional === ""
        ? [drawSignature(input.random, { x: 480, y: 290 })]
        : drawCell(input, cellOf(input, "personal-number"), at(40, 255, 340))),
      ...drawMrz(input, { ...cardSize, bottom: 495 }),
    ],
    portrait: null,
  };
}

import { cardLayout, cardRadius, cardSize } from "./card.ts";
import { authority, fieldOf } from "./cells.ts";
import type { DrawingInput } from "./drawing-input.ts";
import { type Drawing, type DrawnElement, ornament } from "./drawing.ts";
import { drawGround, drawHeading, drawSpecimenMark } from "./ground.ts";
import { drawSignature } from "./ornaments.ts";
import { drawPdf417 } from "./pdf417.ts";
import { type Cell, drawCell, drawRows, drawText, drawValue } from "./text.ts";

const categories = { text: "B", field: { name: "vehicle-categories", value: "B" } } as const;

const fronts = [drawLabelled, drawNumbered, drawAmerican] as const;

/** The front of a driving licence, with the field numbers of ISO/IEC 18013-1. */
export function drawDrivingLicenceFront(input: DrawingInput): Drawing {
  const { place, ghost } = cardLayout(input);
  const drawFields = fronts[input.design.number] ?? drawLabelled;
  return {
    ...cardSize,
    radius: cardRadius,
    elements: [
      ...drawGround(input, cardSize),
      ...drawHeading(input, cardSize, "driving-licence"),
      ...drawFields(input),
    ],
    portrait: { place, ghost, isGrey: input.design.isPortraitGrey },
  };
}

/** Numbers with words. */
function drawLabelled(input: DrawingInput): DrawnElement[] {
  const birth = fieldOf(input, "date-of-birth");
  const rows: Cell[][] = [
    [{ label: "1. Surname", ...fieldOf(input, "surname") }],
    [{ label: "2. Given names", ...fieldOf(input, "given-names") }],
    [
      { label: "3. Date of birth", ...birth },
      { label: "3. Place of birth", ...fieldOf(input, "place-of-birth") },
    ],
    [
      { label: "4a. Date of issue", ...fieldOf(input, "date-of-issue") },
      { label: "4b. Date of expiry", ...fieldOf(input, "date-of-expiry") },
    ],
    [
      { label: "5. Licence number", ...fieldOf(input, "document-number") },
      { label: "9. Categories", ...categories },
    ],
    [{ label: "8. Address", ...fieldOf(input, "address") }],
  ];
  const { fields } = cardLayout(input);
  return [
    ...drawRows(input, rows.slice(0, 4), { ...fields, height: 256 }),
    ...drawRows(input, rows.slice(4), { ...fields, top: fields.top + 256, width: 385, height: 128 }),
  ];
}

/** Numbers alone, as on licences of the European Union (directive 2006/126/EC, annex I). */
function drawNumbered(input: DrawingInput): DrawnElement[] {
  const lines: [string, ...Cell[]][] = [
    ["1.", bare(input, "surname")],
    ["2.", bare(input, "given-names")],
    ["3.", bare(input, "date-of-birth"), bare(input, "place-of-birth")],
    ["4a.", bare(input, "date-of-issue")],
    ["4b.", bare(input, "date-of-expiry")],
    ["4c.", { label: "", text: authority, field: { name: "issuing-authority", value: authority } }],
    ["5.", bare(input, "document-number")],
    ["8.", bare(input, "address")],
    ["9.", { label: "", ...categories }],
  ];
  const { left, top, width } = cardLayout(input).fields;
  return lines.flatMap(([number, ...cells], i) => {
    const y = top + 24 + i * 41;
    const mark = drawText(input.fonts, number, { x: left, y, size: 20, colour: input.design.labelInk }, 50);
    const room = (i < 5 ? width - 46 : 330) / cells.length;
    const values = cells.flatMap((cell, c) =>
      drawValue(input, cell, { x: left + 46 + c * room, y, room: room - 12 }),
    );
    return [ornament(`<path d="${mark.path}" fill="${mark.colour}"/>`), ...values];
  });
}

/** Short labels before their values, as on licences by the AAMVA DL/ID Card Design Standard. */
function drawAmerican(input: DrawingInput): DrawnElement[] {
  const lines: [string, Cell][] = [
    ["4d DL", bare(input, "document-number")],
    ["4b EXP", bare(input, "date-of-expiry")],
    ["1 LN", bare(input, "surname")],
    ["2 FN", bare(input, "given-names")],
    ["8", bare(input, "address")],
    ["3 DOB", bare(input, "date-of-birth")],
    ["4a ISS", bare(input, "date-of-issue")],
    ["15 SEX", bare(input, "sex")],
    ["9 CLASS", { label: "", ...categories }],
  ];
  const { left, top, width } = cardLayout(input).fields;
  return lines.flatMap(([title, cell], i) => {
    const y = top + 24 + i * 41;
    const mark = drawText(input.fonts, title, { x: left, y, size: 19, colour: input.design.labelInk }, 90);
    const room = i < 6 ? width - 100 : 300;
    return [
      ornament(`<path d="${mark.path}" fill="${mark.colour}"/>`),
      ...drawValue(input, cell, { x: left + 96, y, room }),
    ];
  });
}

function bare(input: DrawingInput, name: Parameters<typeof fieldOf>[1]): Cell {
  return { label: "", ...fieldOf(input, name) };
}

/** The back of a driving licence: the same data as a PDF417 symbol (AAMVA DL/ID card standard, annex D). */
export function drawDrivingLicenceBack(input: DrawingInput): Drawing {
  return {
    ...cardSize,
    radius: cardRadius,
    elements: [
      ...drawGround(input, cardSize),
      drawSpecimenMark(input, cardSize),
      ...drawCell(input, { label: "9. Categories", ...categories, text: "B" }, { x: 40, y: 60, room: 200 }),
      ...drawCell(input, { label: "12. Restrictions", text: "NONE" }, { x: 300, y: 60, room: 200 }),
      drawSignature(input.random, { x: 60, y: 190 }),
      drawPdf417(input.text.barcode ?? ""),
    ],
    portrait: null,
  };
}

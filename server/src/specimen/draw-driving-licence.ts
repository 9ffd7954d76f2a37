import { writeAamva } from "./aamva.ts";
import { drawPdf417 } from "./barcode.ts";
import {
  type Drawing,
  type DrawingInput,
  drawField,
  drawFields,
  drawGround,
  drawPanel,
  drawText,
  printedDate,
} from "./drawing.ts";

const size = { width: 856, height: 540 };
const radius = 31;
const place = { left: 40, top: 130, width: 260, height: 335 };
const ghost = { left: 745, top: 170, width: 80, height: 103 };

/** The front of a driving licence, with the field numbers of ISO/IEC 18013-1. */
export function drawDrivingLicenceFront(input: DrawingInput): Drawing {
  const { fields, fonts } = input;
  const rows = [
    [["1. Surname", fields.surname]],
    [["2. Given names", fields.givenNames]],
    [["3. Date and place of birth", `${printedDate(fields.dateOfBirth)} ${fields.placeOfBirth}`]],
    [
      ["4a. Date of issue", printedDate(fields.dateOfIssue)],
      ["4b. Date of expiry", printedDate(fields.dateOfExpiry)],
    ],
    [
      ["5. Licence number", fields.documentNumber],
      ["9. Categories", "B"],
    ],
    [["8. Address", fields.address]],
  ] as const;
  return {
    ...size,
    radius,
    elements: [
      ...drawGround(input, size),
      drawText(fonts, "UTOPIA", { x: 40, y: 58, size: 40, isBold: true }),
      drawText(fonts, "DRIVING LICENCE", { x: 40, y: 98, size: 24 }),
      drawPanel(place),
      ...drawFields(fonts, rows, { left: 330, top: 145, width: 480, height: 385 }),
    ],
    portrait: { place, ghost },
    mrz: null,
    barcode: null,
  };
}

/** The back of a driving licence: the same data as a PDF417 symbol (AAMVA DL/ID card standard, annex D). */
export function drawDrivingLicenceBack(input: DrawingInput): Drawing {
  const { fields, fonts } = input;
  const text = writeAamva(fields);
  return {
    ...size,
    radius,
    elements: [
      ...drawGround(input, size),
      drawField(fonts, ["9. Categories", "B  (motor cars)"], { x: 40, y: 60 }),
      drawField(fonts, ["12. Restrictions", "NONE"], { x: 400, y: 60 }),
      drawPdf417(text, { left: 40, top: 240, width: 776, height: 240 }),
    ],
    portrait: null,
    mrz: null,
    barcode: text,
  };
}

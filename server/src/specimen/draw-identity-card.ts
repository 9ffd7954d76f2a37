import {
  type Drawing,
  type DrawingInput,
  drawField,
  drawFields,
  drawGround,
  drawMrz,
  drawPanel,
  drawText,
  printedDate,
} from "./drawing.ts";
import { falsifyDigits } from "./falsify-digits.ts";
import { writeMrz } from "./write-mrz.ts";

const size = { width: 856, height: 540 };
const radius = 31;
const place = { left: 40, top: 130, width: 260, height: 335 };
const ghost = { left: 715, top: 330, width: 100, height: 129 };

/** The front of an identity card, 85.6 × 54 mm. */
export function drawIdentityCardFront(input: DrawingInput): Drawing {
  const { fields, fonts } = input;
  const rows = [
    [["Surname / Nom", fields.surname]],
    [["Given names / Prénoms", fields.givenNames]],
    [
      ["Sex / Sexe", fields.sex],
      ["Nationality / Nationalité", fields.nationality],
    ],
    [["Date of birth / Date de naissance", printedDate(fields.dateOfBirth)]],
    [["Document No. / No. du document", fields.documentNumber]],
    [["Date of expiry / Date d’expiration", printedDate(fields.dateOfExpiry)]],
  ] as const;
  return {
    ...size,
    radius,
    elements: [
      ...drawGround(input, size),
      drawText(fonts, "UTOPIA", { x: 40, y: 58, size: 40, isBold: true }),
      drawText(fonts, "IDENTITY CARD / CARTE D’IDENTITÉ", { x: 40, y: 98, size: 24 }),
      drawPanel(place),
      ...drawFields(fonts, rows, { left: 330, top: 145, width: 480, height: 385 }),
    ],
    portrait: { place, ghost },
    mrz: null,
    barcode: null,
  };
}

/** The back of an identity card with its zone (ICAO Doc 9303 part 5). */
export function drawIdentityCardBack(input: DrawingInput): Drawing {
  const { fields, fonts } = input;
  const lines = writeMrz("TD1", { ...fields, documentCode: "I" });
  const printed = input.hasWrongDigits ? falsifyDigits("TD1", lines) : lines;
  return {
    ...size,
    radius,
    elements: [
      ...drawGround(input, size),
      drawField(fonts, ["Place of birth / Lieu de naissance", fields.placeOfBirth], { x: 40, y: 55 }),
      drawField(fonts, ["Address / Adresse", fields.address], { x: 40, y: 125 }),
      drawField(fonts, ["Date of issue / Date de délivrance", printedDate(fields.dateOfIssue)], {
        x: 40,
        y: 195,
      }),
      drawField(fonts, ["Authority / Autorité", "MINISTRY OF NOWHERE"], { x: 400, y: 195 }),
      ...drawMrz(fonts, printed, { ...size, bottom: 495 }),
    ],
    portrait: null,
    mrz: { format: "TD1", lines: printed },
    barcode: null,
  };
}

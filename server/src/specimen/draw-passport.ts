import {
  type Drawing,
  type DrawingInput,
  drawFields,
  drawGround,
  drawMrz,
  drawPanel,
  drawText,
  printedDate,
} from "./drawing.ts";
import { falsifyDigits } from "./falsify-digits.ts";
import { writeMrz } from "./write-mrz.ts";

const size = { width: 1250, height: 880 };
const place = { left: 55, top: 170, width: 350, height: 450 };
const ghost = { left: 1050, top: 420, width: 130, height: 167 };

/** The data page of a passport, 125 × 88 mm (ICAO Doc 9303 part 4). */
export function drawPassport(input: DrawingInput): Drawing {
  const { fields, fonts } = input;
  const lines = writeMrz("TD3", { ...fields, documentCode: "P" });
  const printed = input.hasWrongDigits ? falsifyDigits("TD3", lines) : lines;
  const rows = [
    [
      ["Type / Type", "P"],
      ["Passport No. / No. du passeport", fields.documentNumber],
    ],
    [["Surname / Nom", fields.surname]],
    [["Given names / Prénoms", fields.givenNames]],
    [
      ["Nationality / Nationalité", "UTOPIAN"],
      ["Sex / Sexe", fields.sex],
    ],
    [
      ["Date of birth / Date de naissance", printedDate(fields.dateOfBirth)],
      ["Place of birth / Lieu de naissance", fields.placeOfBirth],
    ],
    [
      ["Date of issue / Date de délivrance", printedDate(fields.dateOfIssue)],
      ["Personal No. / No. personnel", fields.optional],
    ],
    [["Date of expiry / Date d’expiration", printedDate(fields.dateOfExpiry)]],
  ] as const;
  return {
    ...size,
    radius: 12,
    elements: [
      ...drawGround(input, size),
      drawText(fonts, "UTOPIA", { x: 55, y: 72, size: 48, isBold: true }),
      drawText(fonts, "PASSPORT / PASSEPORT", { x: 55, y: 122, size: 30 }),
      drawPanel(place),
      ...drawFields(fonts, rows, { left: 445, top: 185, width: 740, height: 475 }),
      ...drawMrz(fonts, printed, { ...size, bottom: 815 }),
    ],
    portrait: { place, ghost },
    mrz: { format: "TD3", lines: printed },
    barcode: null,
  };
}

import type { ImageRef, Quad } from "#core/media/image.ts";
import { isInQuad } from "#core/media/quad.ts";
import type { Engines } from "#core/ports.ts";
import type { DocumentReading } from "./document-reading.ts";
import { fieldsOfMrz } from "./fields-of-mrz.ts";
import type { MrzReading } from "./mrz.ts";
import type { NationalNumberVerdict } from "./national-number.ts";
import type { PrintReading } from "./print.ts";
import type { TextBox } from "./text.ts";
import { typeOfMrz } from "./type-of-mrz.ts";

type Needs = Pick<
  Engines,
  | "text"
  | "mrz"
  | "outlines"
  | "print"
  | "barcodes"
  | "faces"
  | "documentQuality"
  | "authenticity"
  | "quality"
  | "nationalNumbers"
>;

/** Measures everything on one picture of a document. `today` (YYYY-MM-DD) settles the century of two-digit years. */
export async function readDocument(engines: Needs, image: ImageRef, today: string): Promise<DocumentReading> {
  const { width, height } = image;
  const text = await engines.text.find(image);
  const mrz = await engines.mrz.read(image, text.value, today);
  const outline = await engines.outlines.locate(image, text.value);
  const printed = mrz.value ? boxesOutside(text.value, mrz.value.lineRegions) : text.value;
  const print = await engines.print.read(image, printed, today);
  const barcodes = hasNoBarcode(mrz.value) ? { value: [], models: [] } : await engines.barcodes.read(image);
  const faces = await engines.faces.detect(image);
  const boxes = faces.value.map((face) => face.box);
  const documentQuality = await engines.documentQuality.measure(image, outline.value, text.value, boxes);
  const look = documentQuality.value;
  const authenticity = await engines.authenticity.measure(image, outline.value, boxes, look);
  const quality = await engines.quality.measure(image);
  const nationalNumber = checkNationalNumber(engines, mrz.value, print.value);
  return {
    width,
    height,
    quality,
    documentQuality,
    authenticity,
    outline,
    mrz,
    print,
    barcodes,
    nationalNumber,
    faces,
  };
}

function checkNationalNumber(
  { nationalNumbers }: Needs,
  mrz: MrzReading | null,
  print: PrintReading,
): NationalNumberVerdict | null {
  const state = mrz?.fields.issuer ?? print.documentClass.issuer;
  const fields = [...(mrz ? fieldsOfMrz(mrz) : []), ...print.fields];
  const numbers = fields.filter((field) => field.name === "personal-number");
  if (!state || numbers.length === 0) return null;
  const verdicts = numbers.map((field) => nationalNumbers.check(state, field.value));
  return (["valid", "invalid"] as const).find((verdict) => verdicts.includes(verdict)) ?? "unknown";
}

/** Passports and visas have none beside their zone; only one that is read for certain spares the search. */
function hasNoBarcode(mrz: MrzReading | null): boolean {
  if (!mrz || mrz.repair !== null || !mrz.checkDigits.every(({ isValid }) => isValid)) return false;
  return ["passport", "visa"].includes(typeOfMrz(mrz));
}

/** The lines of the zone are read already. */
function boxesOutside(boxes: readonly TextBox[], regions: readonly Quad[]): readonly TextBox[] {
  return boxes.filter(({ center }) => !regions.some((region) => isInQuad(region, center)));
}

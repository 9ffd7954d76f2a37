import sharp from "sharp";
import { degradations } from "./degradations.ts";
import { drawDrivingLicenceBack, drawDrivingLicenceFront } from "./draw-driving-licence.ts";
import { drawIdentityCardBack, drawIdentityCardFront } from "./draw-identity-card.ts";
import { drawPassport } from "./draw-passport.ts";
import type { Drawing, DrawingInput } from "./drawing.ts";
import { fillFields } from "./fields.ts";
import { loadFonts } from "./fonts.ts";
import { blur, type Photograph, photograph } from "./photograph.ts";
import { type Random, seededRandom } from "./random.ts";
import { render } from "./render.ts";
import { replayOnScreen } from "./replay-on-screen.ts";
import { scan } from "./scan.ts";
import type { Specimen, SpecimenOptions, SpecimenSide, SpecimenType } from "./specimen.ts";

const drawings: Readonly<
  Record<SpecimenType, Readonly<Record<SpecimenSide, (input: DrawingInput) => Drawing>>>
> = {
  passport: { front: drawPassport, back: drawPassport },
  "identity-card": { front: drawIdentityCardFront, back: drawIdentityCardBack },
  "driving-licence": { front: drawDrivingLicenceFront, back: drawDrivingLicenceBack },
};

/** Pixels across a rendered sheet: enough for the largest photograph. */
const sheetWidth = 1500;
const heavyBlur = 9;

/**
 * Makes a picture of a document of the fictitious state Utopia, and the truth about it. The same options give the same
 * bytes. Throws RangeError when a field has no room.
 */
export async function createSpecimen(options: SpecimenOptions): Promise<Specimen> {
  const { type, side = "front", degrade = 0, faults = [] } = options;
  const fields = fillFields(options, seededRandom(options.seed));
  const fonts = await loadFonts();
  const random = seededRandom(options.seed ^ 0x5bd1e995);
  const hasWrongDigits = faults.includes("wrong-digits");
  const drawing = drawings[type][side]({ fields, fonts, random, hasWrongDigits });
  const photo = await takePhoto(drawing, options, random);
  const { corners, degradation } = photo;
  const truth = {
    type,
    side,
    fields,
    mrz: drawing.mrz,
    barcode: drawing.barcode,
    corners,
    degrade,
    degradation,
    faults,
  };
  return { image: await encode(photo, options.format ?? "jpeg"), truth };
}

async function takePhoto(drawing: Drawing, options: SpecimenOptions, random: Random): Promise<Photograph> {
  const { degrade = 0, faults = [] } = options;
  const scale = sheetWidth / drawing.width;
  const sheet = await render(drawing, scale, faults.includes("no-face") ? undefined : options.portrait);
  const limits = degradations[degrade];
  const photo =
    degrade === 0 ? scan(sheet, scale, limits.jpegQuality) : await photograph(sheet, drawing, limits, random);
  const shown = faults.includes("screen-replay") ? await replayOnScreen(photo, random) : photo;
  if (!faults.includes("blur")) return shown;
  const degradation = { ...shown.degradation, blurSigma: heavyBlur };
  return { ...shown, picture: await blur(shown.picture, heavyBlur), degradation };
}

async function encode({ picture, degradation }: Photograph, format: "jpeg" | "png"): Promise<Uint8Array> {
  const { width, height, data } = picture;
  const image = sharp(data, { raw: { width, height, channels: 3 } });
  const encoded = format === "png" ? image.png() : image.jpeg({ quality: degradation.jpegQuality });
  return new Uint8Array(await encoded.toBuffer());
}

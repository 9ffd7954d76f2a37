import sharp from "sharp";
import { type ComposedText, composeText } from "./compose-text.ts";
import { type DocumentForm, documentForms } from "./documents.ts";
import { drawDesign, type Design } from "./draw/design.ts";
import type { Drawing } from "./draw/drawing.ts";
import { loadFonts } from "./draw/lettering.ts";
import { photocopy } from "./draw/photocopy.ts";
import { drawPortrait, paintPerson } from "./draw/portrait.ts";
import { render } from "./draw/render.ts";
import { fillFields } from "./fields.ts";
import { findRegions } from "./find-regions.ts";
import { blur, mirror, type Subject, takePicture } from "./picture/photograph.ts";
import { cornersOf, mapQuad, type Photograph } from "./picture/picture.ts";
import { replayOnScreen } from "./picture/replay-on-screen.ts";
import { pick, type Random, seededRandom } from "./random.ts";
import {
  type Specimen,
  type SpecimenFields,
  type SpecimenOptions,
  specimenTypes,
  type SpecimenTruth,
} from "./specimen.ts";

const heavyBlur = 9;

/** Streams of chance of their own, so that a fault or a worse picture leaves the holder as he is. */
const streams = { fields: 0, faults: 0x2545f491, drawing: 0x5bd1e995, picture: 0x1b873593 } as const;

/**
 * Makes a picture of a document of the fictitious state Utopia, and the truth about it. The same options give the same
 * bytes. Throws RangeError when a field has no room, or the picture none for the least width of a character.
 */
export async function createSpecimen(options: SpecimenOptions): Promise<Specimen> {
  const { seed, faults = [] } = options;
  const main = await prepare(options);
  const subjects: [Subject, ...Subject[]] = [main.subject];
  if (faults.includes("two-documents")) subjects.push((await prepare(anotherDocument(options))).subject);
  const photo = await spoil(
    await takePicture(subjects, options, seededRandom(seed ^ streamOfPicture(options))),
    options,
    seededRandom(seed ^ streams.faults),
  );
  return { image: await encode(photo, options.format ?? "jpeg"), truth: tell(options, main, photo) };
}

/** Every kind, side and degradation is photographed elsewhere. */
function streamOfPicture({ type, side = "front", degrade = 0 }: SpecimenOptions): number {
  const kind = specimenTypes.indexOf(type) * 2 + (side === "back" ? 1 : 0);
  return streams.picture + degrade + kind * 0x1000193;
}

interface Prepared {
  readonly form: DocumentForm;
  readonly fields: SpecimenFields;
  readonly text: ComposedText;
  readonly design: Design;
  readonly subject: Subject;
}

/** Writes and draws one side of a document. */
async function prepare(given: SpecimenOptions): Promise<Prepared> {
  const options = given.faults?.includes("pasted-portrait") ? await withPicture(given) : given;
  const { type, side = "front", seed, faults = [] } = options;
  const form = documentForms[type];
  const fields = fillFields(options, seededRandom(seed ^ streams.fields));
  const text = composeText(form, side, { fields, faults, random: seededRandom(seed ^ streams.faults) });
  const random = seededRandom(seed ^ streams.drawing);
  const design = drawDesign(random);
  const drawn = form.sides[side].draw({ text, design, fonts: await loadFonts(), random });
  const drawing = withPortrait(drawn, options, random);
  const sheet = async (scale: number) => render(drawing, scale, options);
  const copy = async (scale: number) => photocopy(await sheet(scale), seededRandom(seed));
  const subject = {
    drawing,
    isBooklet: type === "passport",
    render: faults.includes("photocopy") ? copy : sheet,
  };
  return { form, fields, text, design, subject };
}

/** What is pasted is a picture, so a person is drawn where none is given. */
async function withPicture(options: SpecimenOptions): Promise<SpecimenOptions> {
  if (options.portrait) return options;
  return { ...options, portrait: { image: await paintPerson(seededRandom(options.seed ^ streams.faults)) } };
}

/** A drawn person goes where no photograph will. */
function withPortrait(
  drawing: Drawing,
  { portrait, ghost, faults = [] }: SpecimenOptions,
  random: Random,
): Drawing {
  if (!drawing.portrait) return drawing;
  const isEmpty = faults.includes("no-face");
  const person = drawPortrait(random, drawing.portrait, {
    isEmpty,
    isPortraitDrawn: !portrait,
    isGhostDrawn: !ghost && (!portrait || faults.includes("pasted-portrait")),
  });
  return { ...drawing, elements: [...drawing.elements, ...person] };
}

/** Somebody else's document, without faults of its own. */
function anotherDocument({ seed, today, type }: SpecimenOptions): SpecimenOptions {
  const random = seededRandom(seed ^ streams.faults);
  const others = specimenTypes.filter((candidate) => candidate !== type);
  return { type: pick(random, others), seed: seed + 7919, today };
}

/** The faults of the picture as a whole. */
async function spoil(
  photo: Photograph,
  { faults = [] }: SpecimenOptions,
  random: Random,
): Promise<Photograph> {
  const shown = faults.includes("screen-replay") ? await replayOnScreen(photo, random) : photo;
  const flopped = faults.includes("mirrored") ? await mirror(shown) : shown;
  if (!faults.includes("blur")) return flopped;
  const degradation = { ...flopped.degradation, blurSigma: heavyBlur };
  return { ...flopped, picture: await blur(flopped.picture, heavyBlur), degradation };
}

function tell(
  options: SpecimenOptions,
  { form, fields, text, design, subject }: Prepared,
  photo: Photograph,
): SpecimenTruth {
  const { type, side = "front", seed, degrade = 0, faults = [] } = options;
  const { width, height } = photo.picture;
  return {
    ...{ type, documentType: form.documentType, side, seed, design: design.number },
    ...{ fields, mismatched: text.mismatched, mrz: text.mrz, oddGlyph: text.oddGlyph, barcode: text.barcode },
    ...{ width, height },
    corners: mapQuad(cornersOf(subject.drawing), (point) => photo.toPicture(photo.toScene(point))),
    otherCorners: photo.others.map((corners) => mapQuad(corners, photo.toPicture)),
    regions: findRegions(subject.drawing, photo),
    ...{ degrade, degradation: photo.degradation, faults },
  };
}

async function encode({ picture, degradation }: Photograph, format: "jpeg" | "png"): Promise<Uint8Array> {
  const { width, height, data } = picture;
  const image = sharp(data, { raw: { width, height, channels: 3 } });
  const encoded = format === "png" ? image.png() : image.jpeg({ quality: degradation.jpegQuality });
  return new Uint8Array(await encoded.toBuffer());
}

import sharp from "sharp";
import { authenticityLimits } from "../../server/src/core/document/authenticity-limits.ts";
import type { DocumentReading } from "../../server/src/core/document/document-reading.ts";
import {
  documentQualityLimits,
  faultOfDocumentQuality,
} from "../../server/src/core/document/quality-limits.ts";
import { readDocument } from "../../server/src/core/document/read-document.ts";
import { zoneOddity } from "../../server/src/core/document/zone-oddity.ts";
import type { Engines } from "../../server/src/core/ports.ts";
import { createSpecimen } from "../../server/src/specimen/create-specimen.ts";
import type {
  Degrade,
  SpecimenFault,
  SpecimenSide,
  SpecimenType,
} from "../../server/src/specimen/specimen.ts";
import { type Share, shareOf } from "../face/interval.ts";
import { today } from "./local-engines.ts";
import { specimenSides } from "./specimen-sides.ts";

type Note = (text: string) => void;
type Side = readonly [SpecimenType, SpecimenSide];
type Sign = (reading: DocumentReading) => boolean;

const {
  screenPatternReview,
  copyColourReview,
  portraitTurnReview,
  portraitRimReview,
  portraitBorderBlurReview,
  zoneOddityReview,
} = authenticityLimits;

/** Whether a sign of forgery is beyond its limit. */
const signs: Readonly<Record<string, Sign>> = {
  screen: ({ authenticity }) => (authenticity?.value.screenPattern ?? 0) > screenPatternReview,
  photocopy: ({ authenticity }) => (authenticity?.value.colour ?? Infinity) < copyColourReview,
  portraitTurn: ({ authenticity }) => (authenticity?.value.portrait?.turnDegrees ?? 0) > portraitTurnReview,
  portraitRim: ({ authenticity }) => (authenticity?.value.portrait?.rim ?? 0) > portraitRimReview,
  portraitBorderBlur: ({ authenticity }) =>
    (authenticity?.value.portrait?.borderBlur ?? Infinity) < portraitBorderBlurReview,
  zoneOddity: ({ mrz }) => (mrz.value?.print ? zoneOddity(mrz.value.print) : 0) > zoneOddityReview,
};

const fronts = specimenSides.filter(([, side]) => side === "front");
const portraits = fronts.filter(([type]) => type !== "visa-b");
const zones = specimenSides.filter(([type, side]) =>
  side === "back" ? type !== "driving-licence" : /passport|td2|visa/.test(type),
);

/** Faults with the signs that should tell them. */
const forgeries: readonly {
  readonly fault: SpecimenFault;
  readonly told: readonly string[];
  readonly sides: readonly Side[];
}[] = [
  { fault: "screen-replay", told: ["screen"], sides: portraits },
  { fault: "photocopy", told: ["photocopy"], sides: portraits },
  {
    fault: "pasted-portrait",
    told: ["portraitTurn", "portraitRim", "portraitBorderBlur"],
    sides: portraits,
  },
  { fault: "shifted-font", told: ["zoneOddity"], sides: zones },
];

const degrades = [1, 2, 3] as const;

interface Drawn {
  readonly sides: readonly Side[];
  readonly faults: readonly SpecimenFault[];
  readonly firstSeed: number;
  readonly note: Note;
  readonly levels?: readonly Degrade[];
}

/** Reads one specimen of each side and degradation, each with another seed. */
async function readAll(
  engines: Engines,
  { sides, faults, firstSeed, note, levels = degrades }: Drawn,
  change: (image: Uint8Array) => Promise<Uint8Array> = async (image) => image,
) {
  const readings: { readonly reading: DocumentReading; readonly oddGlyph: string | undefined }[] = [];
  let seed = firstSeed;
  for (const degrade of levels) {
    note(`${faults.join() || "none"} at degrade ${degrade}`);
    for (const [type, side] of sides) {
      const { image, truth } = await createSpecimen({ type, side, seed, today, degrade, faults });
      seed += 1;
      const opened = await engines.images.open(await change(image));
      const reading = await readDocument(engines, opened, today);
      await engines.images.close(opened);
      readings.push({ reading, oddGlyph: truth.oddGlyph?.kind });
    }
  }
  return readings;
}

function shareWith(
  readings: readonly { readonly reading: DocumentReading }[],
  sign: Sign | undefined,
): Share {
  return shareOf(readings.filter(({ reading }) => sign?.(reading)).length, readings.length);
}

/** How often each sign of forgery is seen on faulty specimens, and falsely on others. */
export async function benchForgery(engines: Engines, note: Note) {
  const honest = await readAll(engines, { sides: specimenSides, faults: [], firstSeed: 8000, note });
  const falsely = Object.fromEntries(
    Object.entries(signs).map(([name, sign]) => [name, shareWith(honest, sign)]),
  );
  const seen: Record<string, unknown> = {};
  for (const [i, { fault, told, sides }] of forgeries.entries()) {
    const read = await readAll(engines, { sides, faults: [fault], firstSeed: 8100 + 100 * i, note });
    seen[fault] = {
      ...Object.fromEntries(told.map((name) => [name, shareWith(read, signs[name])])),
      any: shareWith(read, (reading) => told.some((name) => signs[name]?.(reading))),
      ...(fault === "shifted-font" && {
        otherTypeface: shareWith(
          read.filter(({ oddGlyph }) => oddGlyph === "other-typeface"),
          signs["zoneOddity"],
        ),
        shifted: shareWith(
          read.filter(({ oddGlyph }) => oddGlyph !== "other-typeface"),
          signs["zoneOddity"],
        ),
      }),
    };
  }
  return { limits: authenticityLimits, falsely, seen };
}

/** A photograph with so much less light. */
async function darken(image: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await sharp(image).linear(0.16, 0).jpeg({ quality: 70 }).toBuffer());
}

/** A photograph of which so few pixels are left. */
async function shrink(image: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await sharp(image).resize({ width: 360 }).jpeg({ quality: 70 }).toBuffer());
}

/** How often a picture that was made worse is told to be, and which fault is named; and how often one that was not. */
export async function benchQuality(engines: Engines, note: Note) {
  const named = (readings: readonly { readonly reading: DocumentReading }[]) => {
    const faults = readings.map(({ reading }) =>
      faultOfDocumentQuality(reading.documentQuality.value, documentQualityLimits),
    );
    const kinds = [...new Set(faults.filter((fault) => fault !== undefined))];
    return {
      told: shareOf(faults.filter((fault) => fault !== undefined).length, faults.length),
      as: Object.fromEntries(kinds.map((kind) => [kind, faults.filter((fault) => fault === kind).length])),
    };
  };
  const sides = specimenSides.filter((_side, i) => i % 2 === 0);
  const levels = [1, 2] as const;
  const worse: Record<string, unknown> = {};
  for (const [i, fault] of (["blur", "finger", "glare-over-text", "cut-off"] as const).entries())
    worse[fault] = named(
      await readAll(engines, { sides, levels, faults: [fault], firstSeed: 8500 + 100 * i, note }),
    );
  worse["a sixth of the light"] = named(
    await readAll(engines, { sides, levels: [1], faults: [], firstSeed: 8900, note }, darken),
  );
  worse["360 pixels wide"] = named(
    await readAll(engines, { sides, levels: [1], faults: [], firstSeed: 8950, note }, shrink),
  );
  const good = await readAll(engines, { sides: specimenSides, faults: [], firstSeed: 9000, note });
  return { limits: documentQualityLimits, falsely: named(good), worse };
}

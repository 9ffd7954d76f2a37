import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { type DocumentClass, classifyDocument } from "../../server/src/core/document/classify-document.ts";
import type { DocumentOutline } from "../../server/src/core/document/outline.ts";
import type { Point, Quad } from "../../server/src/core/media/image.ts";
import type { Engines } from "../../server/src/core/ports.ts";
import { createSpecimen } from "../../server/src/specimen/create-specimen.ts";
import type { Degrade } from "../../server/src/specimen/specimen.ts";
import { halfOf } from "../face/data-files.ts";
import { shareOf } from "../face/interval.ts";
import { median, quantile, rounded } from "../support/statistics.ts";
import { today } from "./local-engines.ts";
import { quadOverlap } from "./quad-overlap.ts";
import { specimenSides } from "./specimen-sides.ts";

/** What a picture of an authority's specimen shows, as a person sees it; no types where it is no document. */
interface ClassTruth {
  readonly types: readonly string[];
  readonly issuer: string | null;
}

interface Seen {
  readonly documentClass: DocumentClass;
  readonly outline: DocumentOutline;
}

type Note = (text: string) => void;

async function look(engines: Engines, picture: Uint8Array): Promise<Seen> {
  const image = await engines.images.open(picture);
  try {
    const boxes = (await engines.text.find(image)).value;
    const mrz = (await engines.mrz.read(image, boxes, today)).value;
    const print = (await engines.print.read(image, boxes, today)).value;
    const barcodes = (await engines.barcodes.read(image)).value;
    const outline = (await engines.outlines.locate(image, boxes)).value;
    return { documentClass: classifyDocument({ mrz, print, barcodes }), outline };
  } finally {
    await engines.images.close(image);
  }
}

/** Kind and state of specimens that authorities published, and of papers that are no documents. */
export async function benchClassesOnSpecimens(engines: Engines, folder: string, note: Note) {
  const truths = JSON.parse(await readFile(new URL("truth/classes.json", import.meta.url), "utf8")) as Record<
    string,
    ClassTruth
  >;
  const seen: { file: string; truth: ClassTruth; documentClass: DocumentClass }[] = [];
  for (const set of ["mrz", "other"]) {
    for (const file of (await readdir(join(folder, set))).toSorted()) {
      const truth = truths[file];
      if (!truth) continue;
      const { documentClass } = await look(engines, await readFile(join(folder, set, file)));
      seen.push({ file, truth, documentClass });
      if (!isRight(truth, documentClass)) note(`${file}: ${documentClass.type}, ${documentClass.issuer}`);
    }
  }
  const score = (some: typeof seen) => {
    const documents = some.filter(({ truth }) => truth.types.length > 0);
    const papers = some.filter(({ truth }) => truth.types.length === 0);
    return {
      type: shareOf(
        documents.filter(({ truth, documentClass: { type } }) => truth.types.includes(type ?? "")).length,
        documents.length,
      ),
      issuer: shareOf(
        documents.filter(({ truth, documentClass }) => truth.issuer === documentClass.issuer).length,
        documents.length,
      ),
      papersTakenForDocuments: shareOf(
        papers.filter(({ documentClass: { type } }) => type !== null).length,
        papers.length,
      ),
    };
  };
  return {
    heldOut: score(seen.filter(({ file }) => halfOf(file) === "held-out")),
    both: score(seen),
    wrong: seen.filter(({ truth, documentClass }) => !isRight(truth, documentClass)).map(({ file }) => file),
  };
}

function isRight({ types, issuer }: ClassTruth, { type, issuer: read }: DocumentClass): boolean {
  return types.length === 0 ? type === null : types.includes(type ?? "") && issuer === read;
}

/** Kind, state, side and corners of specimens made here, at one degradation. */
export async function benchClassesOnOwn(
  engines: Engines,
  { degrade, seeds, note }: { degrade: Degrade; seeds: readonly number[]; note: Note },
) {
  const right = { type: 0, issuer: 0, side: 0 };
  const overlaps: number[] = [];
  let pictures = 0;
  for (const seed of seeds) {
    note(`classes at degrade ${degrade}: seed ${seed}`);
    for (const [type, side] of specimenSides) {
      const { image, truth } = await createSpecimen({ type, side, seed, today, degrade });
      const { documentClass, outline } = await look(engines, image);
      pictures += 1;
      right.type += documentClass.type === truth.documentType ? 1 : 0;
      right.issuer += documentClass.issuer === "UTO" ? 1 : 0;
      right.side += documentClass.side === side ? 1 : 0;
      overlaps.push(quadOverlap(outline.corners, truth.corners));
      if (documentClass.type !== truth.documentType || documentClass.side !== side)
        note(`${type} ${side} ${seed}: ${documentClass.type} ${documentClass.side}`);
    }
  }
  return {
    degrade,
    pictures,
    type: shareOf(right.type, pictures),
    issuer: shareOf(right.issuer, pictures),
    side: shareOf(right.side, pictures),
    corners: cornerScore(overlaps),
  };
}

/** Intersection over union of the corners found with the true ones. */
function cornerScore(overlaps: readonly number[]) {
  return {
    medianIou: rounded(median(overlaps), 4),
    p5Iou: rounded(quantile(overlaps, 0.05), 4),
    atLeast95: shareOf(overlaps.filter((overlap) => overlap >= 0.95).length, overlaps.length),
  };
}

/** The corners of a photograph by others, whose quad lies beside it. */
export async function benchCornersOnPhotos(engines: Engines, folder: string) {
  const found: Record<string, number> = {};
  for (const file of (await readdir(folder)).filter((name) => name.endsWith(".json"))) {
    const { quad } = JSON.parse(await readFile(join(folder, file), "utf8")) as {
      quad: readonly (readonly [number, number])[];
    };
    const name = file.replace(/\.json$/, ".tif");
    const picture = await sharp(join(folder, name)).jpeg({ quality: 95 }).toBuffer();
    const corners: readonly Point[] = quad.map(([x, y]) => ({ x, y }));
    const { outline } = await look(engines, picture);
    found[name] = rounded(quadOverlap(outline.corners, corners as Quad), 4);
  }
  return found;
}

import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { FaceFinding, FaceTemplate } from "../../server/src/core/face/face.ts";
import type { LoadedFaceDetector } from "../../server/src/engines/face-detection/engine.ts";
import type { LoadedFaceEmbedder } from "../../server/src/engines/face-embedding/engine.ts";
import { decodeImage } from "../../server/src/engines/runtime/decode.ts";
import type { Raster } from "../../server/src/engines/runtime/raster.ts";
import { printPortrait } from "./print-portrait.ts";

/** The engines that a template needs. */
export interface FaceEngines {
  readonly detector: LoadedFaceDetector;
  readonly embedder: LoadedFaceEmbedder;
}

/** A picture of a known person, and the same picture as the portrait of a document. */
export interface KnownFace {
  readonly file: string;
  readonly person: string;
  readonly photo: FaceTemplate;
  /** Undefined when no face was found on the document, or none was made. */
  readonly print: FaceTemplate | undefined;
}

/** Wears the cap of another country's team than its namesake: another person. */
const mislabelled = new Set(["Janica_Kostelic_0001.jpg"]);

/** Templates of pictures named `Person_0001.jpg` with the person in the middle. */
export async function knownFaces(
  engines: FaceEngines,
  paths: readonly string[],
  { hasPrints = true }: { readonly hasPrints?: boolean } = {},
): Promise<readonly KnownFace[]> {
  const faces: KnownFace[] = [];
  for (const path of paths) {
    const file = basename(path);
    if (mislabelled.has(file)) continue;
    const raster = await decodeImage(await readFile(path));
    const face = central((await engines.detector.detect(raster)).value, raster);
    if (!face) continue;
    const photo = await engines.embedder.embed(raster, face);
    const print = hasPrints ? await printOf(engines, raster, { face, file }) : undefined;
    faces.push({ file, person: file.replace(/_\d+\.\w+$/, ""), photo, print });
  }
  return faces;
}

async function printOf(
  { detector, embedder }: FaceEngines,
  raster: Raster,
  { face, file }: { readonly face: FaceFinding; readonly file: string },
): Promise<FaceTemplate | undefined> {
  const card = await printPortrait(raster, face.box, file);
  const [portrait] = (await detector.detect(card)).value;
  return portrait && embedder.embed(card, portrait);
}

/** The face in the middle: those aside are of others. */
export function central(faces: readonly FaceFinding[], { width, height }: Raster): FaceFinding | undefined {
  const offset = ({ box }: FaceFinding) =>
    Math.hypot(box.left + (box.width - width) / 2, box.top + (box.height - height) / 2) - 0.3 * box.width;
  return faces.toSorted((a, b) => offset(a) - offset(b))[0];
}

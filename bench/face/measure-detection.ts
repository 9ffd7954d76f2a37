import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { FaceFinding } from "../../server/src/core/face/face.ts";
import type { LoadedFaceDetector } from "../../server/src/engines/face-detection/engine.ts";
import { decodeImage } from "../../server/src/engines/runtime/decode.ts";
import type { Raster } from "../../server/src/engines/runtime/raster.ts";
import { type Affine, warpAffine } from "../../server/src/engines/runtime/warp.ts";
import { type Half, pictures } from "./data-files.ts";
import { type Share, shareOf } from "./interval.ts";

/** The policy's threshold: a face counts from this score on. */
const faceScore = 0.6;

/** Backs, barcodes and papers on which nobody's portrait is printed. */
const withoutPortrait = new Set([
  "0_id-esp.png",
  "100_id-che.jpg",
  "100_id-usa.jpg",
  "77_card-cmw.png",
  "DE_identity.jpg",
  "carte_grise.jpg",
  "invoices.jpg",
  "proof_address.jpg",
  "proof_of_address.jpg",
  "us_healthcare_cards.jpg",
]);
/** A barcode photographed with the portrait beside it. */
const barcodeWithPortrait = "pdf417-3__08.png";

/** How often a face was found that is there, and pictures on which one was found that is not. */
export interface DetectionFigures {
  readonly [set: string]: Share;
}

/** Measures the detector on the pictures of one half. */
export async function measureDetection(
  detector: LoadedFaceDetector,
  folder: string,
  half: Half,
): Promise<DetectionFigures> {
  const isFound = async (raster: Raster, isThere: (face: FaceFinding) => boolean = () => true) =>
    (await detector.detect(raster)).value.some((face) => face.score >= faceScore && isThere(face));
  const count = async (paths: readonly string[], see: (raster: Raster) => Promise<boolean>) => {
    let found = 0;
    for (const path of paths) if (await see(await decodeImage(await readFile(path)))) found += 1;
    return shareOf(found, paths.length);
  };
  const press = await pictures(join(folder, "faces/lfw"), half);
  const documents = [
    ...(await pictures(join(folder, "documents/mrz"), half)),
    ...(await pictures(join(folder, "documents/photos"), half)),
    ...(await pictures(join(folder, "documents/other"), half)),
  ];
  const barcodes = await pictures(join(folder, "documents/pdf417"), half);
  const faceless = documents.filter((path) => withoutPortrait.has(basename(path)));
  const portraits = documents.filter((path) => !withoutPortrait.has(basename(path)));
  const frames = [
    ...(await pictures(join(folder, "faces/liveness/real"), half)),
    ...(await pictures(join(folder, "faces/liveness/fake"), half)),
  ];
  return {
    "press photos": await count(press, (raster) => isFound(raster, covers(raster, 0.5, 0.5))),
    "press photos turned by 15°": await count(press, (raster) =>
      isFound(turned(raster, 15), covers(raster, 0.5, 0.5)),
    ),
    "press photos turned by -30°": await count(press, (raster) =>
      isFound(turned(raster, -30), covers(raster, 0.5, 0.5)),
    ),
    "faces of 50 px on a page of 1280 px": await count(press, async (raster) => {
      const page = onPage(raster);
      return isFound(page, covers(page, 0.7, 0.4));
    }),
    "webcam frames": await count(frames, (raster) => isFound(raster)),
    "portraits on documents": await count(portraits, (raster) => isFound(raster)),
    "false: documents without a portrait": await count(faceless, (raster) => isFound(raster)),
    "false: barcodes": await count(
      barcodes.filter((path) => basename(path) !== barcodeWithPortrait),
      (raster) => isFound(raster),
    ),
  };
}

/** Whether a face lies over a place given in shares of the picture. */
function covers({ width, height }: Raster, x: number, y: number) {
  return ({ box }: FaceFinding): boolean =>
    box.left < x * width &&
    x * width < box.left + box.width &&
    box.top < y * height &&
    y * height < box.top + box.height;
}

function turned(raster: Raster, degrees: number): Raster {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const [x, y] = [(raster.width - 1) / 2, (raster.height - 1) / 2];
  const matrix: Affine = [cos, -sin, x - cos * x + sin * y, sin, cos, y - sin * x - cos * y];
  return warpAffine(raster, matrix, raster.width, raster.height, 128);
}

/** The picture, its face about 110 px wide, shrunk so that 50 are left, on a white page. */
function onPage(raster: Raster): Raster {
  const scale = 110 / 50;
  const [width, height] = [1280, 960];
  const left = 0.7 * width - raster.width / scale / 2;
  const top = 0.4 * height - raster.height / scale / 2;
  return warpAffine(raster, [scale, 0, -left * scale, 0, scale, -top * scale], width, height, 255);
}

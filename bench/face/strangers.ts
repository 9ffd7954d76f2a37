import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { decodeImage } from "../../server/src/engines/runtime/decode.ts";
import { withBorder } from "./age-chips.ts";
import { type Half, pictures } from "./data-files.ts";
import { central, type FaceEngines, type KnownFace, knownFaces } from "./templates.ts";

/**
 * Photos of one half: those of LFW, of which some show one person, and those with ages, each of which is taken for a
 * person of its own.
 */
export async function photosOf(
  engines: FaceEngines,
  folder: string,
  half: Half,
): Promise<readonly KnownFace[]> {
  const press = await knownFaces(engines, await pictures(join(folder, "faces/lfw"), half), {
    hasPrints: false,
  });
  const chips: KnownFace[] = [];
  for (const path of await pictures(join(folder, "faces/ages"), half)) {
    const raster = withBorder(await decodeImage(await readFile(path)));
    const face = central((await engines.detector.detect(raster)).value, raster);
    const file = basename(path);
    if (face)
      chips.push({ file, person: file, photo: await engines.embedder.embed(raster, face), print: undefined });
  }
  return [...press, ...chips];
}

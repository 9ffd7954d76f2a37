import sharp, { type OverlayOptions, type Sharp } from "sharp";
import type { Box } from "#core/media/image.ts";
import { portraitCrop } from "../portrait-crop.ts";
import type { SpecimenPortrait } from "../specimen.ts";
import type { PortraitPlaces } from "./drawing.ts";
import { type SheetOptions, sheetMargin } from "./sheet.ts";

/** The photographs of the holder as layers over the drawn document. */
export async function portraitLayers(
  { place, ghost, isGrey }: PortraitPlaces,
  scale: number,
  { portrait, ghost: ghostPortrait = portrait, faults = [] }: SheetOptions,
): Promise<OverlayOptions[]> {
  if (faults.includes("no-face")) return [];
  const isPasted = faults.includes("pasted-portrait");
  const layers: OverlayOptions[] = [];
  if (portrait && isPasted) layers.push(layer(await pasted(portrait, place, scale), grown(place), scale));
  else if (portrait) layers.push(layer(await photo(portrait, place, scale, isGrey), place, scale));
  const second = isPasted && ghostPortrait === portrait ? undefined : ghostPortrait;
  if (ghost && second) layers.push(layer(await pale(second, ghost, scale), ghost, scale));
  return layers;
}

async function photo(
  portrait: SpecimenPortrait,
  place: Box,
  scale: number,
  isGrey: boolean,
): Promise<Buffer> {
  const image = (await cut(portrait, place)).resize(sizeOf(place, scale));
  return (isGrey ? image.greyscale().toColourspace("srgb") : image).png().toBuffer();
}

async function pale(portrait: SpecimenPortrait, place: Box, scale: number): Promise<Buffer> {
  const image = (await cut(portrait, place)).resize(sizeOf(place, scale));
  return image.greyscale().toColourspace("srgb").removeAlpha().ensureAlpha(0.4).png().toBuffer();
}

const pasteMargin = 7;
const pastedWidth = 150;
const pastedQuality = 28;

/** Printed from a small, much compressed picture, and cut out by hand: with a white edge and a little askew. */
async function pasted(portrait: SpecimenPortrait, place: Box, scale: number): Promise<Buffer> {
  const small = await (await cut(portrait, place))
    .resize({ width: pastedWidth })
    .modulate({ brightness: 1.08, saturation: 1.25 })
    .jpeg({ quality: pastedQuality })
    .toBuffer();
  const edge = Math.round(4 * scale);
  const { width, height } = sizeOf(place, scale);
  const framed = await sharp(small)
    .resize(width - 2 * edge, height - 2 * edge, { fit: "fill" })
    .extend({ top: edge, bottom: edge, left: edge, right: edge, background: "#fbfbf8" })
    .toBuffer();
  const turned = sharp(framed).rotate(1.4, { background: "#00000000" });
  return turned
    .resize({ ...sizeOf(grown(place), scale), fit: "fill" })
    .png()
    .toBuffer();
}

function grown({ left, top, width, height }: Box): Box {
  return {
    left: left - pasteMargin,
    top: top - pasteMargin,
    width: width + 2 * pasteMargin,
    height: height + 2 * pasteMargin,
  };
}

async function cut(portrait: SpecimenPortrait, place: Box): Promise<Sharp> {
  const upright = await sharp(portrait.image)
    .autoOrient()
    .flatten({ background: "#e8ecf0" })
    .toBuffer({ resolveWithObject: true });
  const crop = portraitCrop(upright.info, place.width / place.height, portrait.faceBox);
  return sharp(upright.data).extract(crop);
}

function sizeOf(box: Box, scale: number): { width: number; height: number; fit: "fill" } {
  return { width: Math.round(box.width * scale), height: Math.round(box.height * scale), fit: "fill" };
}

function layer(input: Buffer, box: Box, scale: number): OverlayOptions {
  return {
    input,
    left: Math.round(box.left * scale) + sheetMargin,
    top: Math.round(box.top * scale) + sheetMargin,
  };
}

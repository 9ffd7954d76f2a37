import sharp, { type OverlayOptions } from "sharp";
import type { Box } from "#core/media/image.ts";
import type { Drawing } from "./drawing.ts";
import { portraitCrop } from "./portrait-crop.ts";
import type { SpecimenPortrait } from "./specimen.ts";

/** A document's side as pixels, RGBA interleaved. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Draws a document at `scale` pixels per tenth of a millimetre, with its portrait and the portrait's ghost. */
export async function render(drawing: Drawing, scale: number, portrait?: SpecimenPortrait): Promise<Sheet> {
  const layers = portrait && drawing.portrait ? await portraitLayers(portrait, drawing.portrait, scale) : [];
  const { data, info } = await sharp(Buffer.from(toSvg(drawing, scale)))
    .ensureAlpha()
    .composite(layers)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

function toSvg({ width, height, radius, elements }: Drawing, scale: number): string {
  const size = `width="${Math.round(width * scale)}" height="${Math.round(height * scale)}"`;
  const edge = `<clipPath id="edge"><rect width="${width}" height="${height}" rx="${radius}"/></clipPath>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${width} ${height}">` +
    `${edge}<g clip-path="url(#edge)">${elements.join("")}</g></svg>`
  );
}

async function portraitLayers(
  portrait: SpecimenPortrait,
  { place, ghost }: { place: Box; ghost: Box },
  scale: number,
): Promise<OverlayOptions[]> {
  const upright = await sharp(portrait.image)
    .autoOrient()
    .flatten({ background: "#e8ecf0" })
    .toBuffer({ resolveWithObject: true });
  const crop = portraitCrop(upright.info, place.width / place.height, portrait.faceBox);
  const cut = await sharp(upright.data).extract(crop).toBuffer();
  const fit = async (box: Box) =>
    sharp(cut).resize(Math.round(box.width * scale), Math.round(box.height * scale), { fit: "fill" });
  const photo = await (await fit(place)).png().toBuffer();
  const pale = await (await fit(ghost))
    .greyscale()
    .toColourspace("srgb")
    .removeAlpha()
    .ensureAlpha(0.4)
    .png()
    .toBuffer();
  return [layer(photo, place, scale), layer(pale, ghost, scale)];
}

function layer(input: Buffer, box: Box, scale: number): OverlayOptions {
  return { input, left: Math.round(box.left * scale), top: Math.round(box.top * scale) };
}

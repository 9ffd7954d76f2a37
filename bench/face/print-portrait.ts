import { createHash } from "node:crypto";
import sharp, { type SharpOptions } from "sharp";
import type { Box } from "../../server/src/core/media/image.ts";
import { decodeImage } from "../../server/src/engines/runtime/decode.ts";
import type { Raster } from "../../server/src/engines/runtime/raster.ts";

const kinds = ["colour", "grey", "halftone", "faded", "guilloche", "glare"] as const;
type Kind = (typeof kinds)[number];

/**
 * A document with the face as its portrait: 90 to 140 px wide, printed in one of six ways (in colour, grey, as a
 * halftone, faded, under fine security lines, or with a lamp's glare on it), photographed softly and kept as JPEG. The
 * same name gives the same print.
 */
export async function printPortrait(raster: Raster, face: Box, name: string): Promise<Raster> {
  const dice = createHash("sha256").update(`print of ${name}`).digest();
  const width = 90 + ((dice[0] ?? 0) % 51);
  const kind = kinds[(dice[1] ?? 0) % kinds.length] ?? "colour";
  const portrait = await inked(await cut(raster, face, width), kind, dice);
  const card = await sharp({ create: { width: 640, height: 400, channels: 3, background: "#e8e4d8" } })
    .composite([
      {
        input: await sharp(...raw(portrait))
          .png()
          .toBuffer(),
        left: 40,
        top: 120,
      },
    ])
    .png()
    .toBuffer();
  const photo = await sharp(card)
    .blur(0.5 + ((dice[2] ?? 0) / 255) * 0.7)
    .jpeg({ quality: 55 + ((dice[3] ?? 0) % 30) })
    .toBuffer();
  return decodeImage(photo);
}

/** Head and shoulders, as far as the picture reaches. */
async function cut(raster: Raster, face: Box, width: number): Promise<Raster> {
  const left = Math.max(0, Math.round(face.left - face.width * 0.4));
  const top = Math.max(0, Math.round(face.top - face.height * 0.35));
  const right = Math.min(raster.width, Math.round(face.left + face.width * 1.4));
  const bottom = Math.min(raster.height, Math.round(face.top + face.height * 1.3));
  const image = sharp(...raw(raster)).extract({ left, top, width: right - left, height: bottom - top });
  const { data, info } = await image
    .resize({ width, height: 240, fit: "inside" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

async function inked(portrait: Raster, kind: Kind, dice: Uint8Array): Promise<Raster> {
  if (kind === "colour") return portrait;
  if (kind === "guilloche") return covered(portrait, securityLines(portrait, dice));
  if (kind === "glare") return covered(portrait, lampGlare(portrait, dice));
  const image = sharp(...raw(portrait));
  const changed =
    kind === "faded"
      ? image.modulate({ saturation: 0.5 }).linear(0.55, 95)
      : image.modulate({ saturation: 0 });
  const data = await changed.toColourspace("srgb").raw().toBuffer();
  const printed = { ...portrait, data };
  return kind === "halftone" ? screened(printed) : printed;
}

async function covered(portrait: Raster, drawing: string): Promise<Raster> {
  const { width, height } = portrait;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${drawing}</svg>`;
  const data = await sharp(...raw(portrait))
    .composite([{ input: Buffer.from(svg) }])
    .removeAlpha()
    .raw()
    .toBuffer();
  return { ...portrait, data };
}

/** Waves of thin coloured lines, three to six pixels apart, over the whole portrait. */
function securityLines({ width, height }: Raster, dice: Uint8Array): string {
  const pace = 3 + ((dice[4] ?? 0) % 4);
  const hue = ((dice[5] ?? 0) / 255) * 360;
  const waves = Array.from({ length: Math.ceil(height / pace) + 6 }, (_, i) => {
    const y = (i - 3) * pace;
    const bends = Array.from({ length: Math.ceil(width / 20) }, () => `t 20 0`).join(" ");
    return `<path d="M -10 ${y} q 10 ${i % 2 === 0 ? 9 : -9} 20 0 ${bends}"/>`;
  });
  return `<g fill="none" stroke="hsl(${hue},60%,45%)" stroke-width="0.8" opacity="0.55">${waves.join("")}</g>`;
}

/** A soft white spot over a part of the face, all white in its middle. */
function lampGlare({ width, height }: Raster, dice: Uint8Array): string {
  const x = 0.25 + ((dice[4] ?? 0) / 255) * 0.5;
  const y = 0.2 + ((dice[5] ?? 0) / 255) * 0.5;
  const reach = (0.2 + ((dice[6] ?? 0) / 255) * 0.2) * Math.max(width, height);
  return `<radialGradient id="lamp"><stop offset="0" stop-color="#fff" stop-opacity="0.95"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient><circle cx="${x * width}" cy="${y * height}" r="${reach}" fill="url(#lamp)"/>`;
}

/** Radians. */
const screenAngle = 0.6;

/** Dots of ink on a turned grid, two pixels apart, and seen from so far that they nearly melt. */
async function screened(portrait: Raster): Promise<Raster> {
  const fine = 4;
  const [width, height] = [portrait.width * fine, portrait.height * fine];
  const large = await sharp(...raw(portrait))
    .resize(width, height)
    .raw()
    .toBuffer();
  const pace = (2 * Math.PI) / (2.1 * fine);
  const [along, across] = [pace * Math.cos(screenAngle), pace * Math.sin(screenAngle)];
  for (let i = 0; i < width * height; i += 1) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const screen = 127.5 + 60 * (Math.cos(along * x + across * y) + Math.cos(along * y - across * x));
    large.fill((large[i * 3] ?? 0) > screen ? 245 : 25, i * 3, i * 3 + 3);
  }
  const data = await sharp(large, { raw: { width, height, channels: 3 } })
    .resize(portrait.width, portrait.height, { kernel: "mitchell" })
    .raw()
    .toBuffer();
  return { ...portrait, data };
}

function raw({ width, height, data }: Raster): [Uint8Array, SharpOptions] {
  return [data, { raw: { width, height, channels: 3 } }];
}

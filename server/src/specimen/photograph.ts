import sharp from "sharp";
import type { Quad } from "#core/media/image.ts";
import type { DegradationLimits } from "./degradations.ts";
import { type Homography, homographyBetween } from "./homography.ts";
import { cornersOf, drawPose } from "./pose.ts";
import { between, type Random } from "./random.ts";
import type { Sheet } from "./render.ts";
import type { Degradation } from "./specimen.ts";

/** A picture before it is encoded, RGB interleaved. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A picture of a document and how it was made worse. */
export interface Photograph {
  readonly picture: Picture;
  readonly corners: Quad;
  readonly degradation: Degradation;
}

const frame = { width: 1600, height: 1200 };

/** Photographs a sheet of `size` (tenths of a millimetre) lying on a desk. */
export async function photograph(
  sheet: Sheet,
  size: { readonly width: number; readonly height: number },
  limits: DegradationLimits,
  random: Random,
): Promise<Photograph> {
  const pose = drawPose(random, size, frame, limits);
  const map = homographyBetween(
    pose.corners,
    cornersOf({ width: sheet.width - 1, height: sheet.height - 1 }),
  );
  const light = drawLight(random, limits);
  const blurSigma = between(random, 0.35, 1) * limits.blurSigma;
  const noise = between(random, 0.4, 1) * limits.noise;
  const placed = placeSheet(sheet, map, random);
  const blurred = blurSigma >= 0.3 ? await blur(placed, blurSigma) : placed;
  shine(blurred, light, { random, noise });
  const { corners, turnDegrees, tiltDegrees, charWidth } = pose;
  const hasGlare = light.glare > 0;
  const hasShadow = light.shadow > 0.1;
  const { jpegQuality } = limits;
  const degradation = {
    turnDegrees,
    tiltDegrees,
    blurSigma,
    hasGlare,
    hasShadow,
    noise,
    jpegQuality,
    charWidth,
  };
  return { picture: blurred, corners, degradation };
}

/** Blurs a picture by a Gaussian of `sigma` pixels. */
export async function blur(picture: Picture, sigma: number): Promise<Picture> {
  const { width, height } = picture;
  const data = await sharp(picture.data, { raw: { width, height, channels: 3 } })
    .blur(sigma)
    .raw()
    .toBuffer();
  return { width, height, data };
}

function placeSheet(sheet: Sheet, map: Homography, random: Random): Picture {
  const data = new Uint8Array(frame.width * frame.height * 3);
  const desk = drawDesk(random);
  const [a, b, c, d, e, f, g, h] = map;
  for (let y = 0; y < frame.height; y += 1) {
    for (let x = 0; x < frame.width; x += 1) {
      const at = (y * frame.width + x) * 3;
      const w = g * x + h * y + 1;
      desk(data, at, x, y);
      blend(data, at, sheet, { x: (a * x + b * y + c) / w, y: (d * x + e * y + f) / w });
    }
  }
  return { ...frame, data };
}

/** A plain desk top with a faint grain. */
function drawDesk(random: Random): (data: Uint8Array, at: number, x: number, y: number) => void {
  const colour = [between(random, 70, 180), between(random, 65, 165), between(random, 60, 150)] as const;
  const direction = between(random, 0, Math.PI);
  const [cos, sin] = [Math.cos(direction), Math.sin(direction)];
  const grain = between(random, 0.01, 0.05);
  const reach = between(random, 3, 10);
  return (data, at, x, y) => {
    const level = reach * Math.sin((x * cos + y * sin) * grain + 3 * Math.sin((y * cos - x * sin) * 0.004));
    data[at] = colour[0] + level;
    data[at + 1] = colour[1] + level * 0.9;
    data[at + 2] = colour[2] + level * 0.7;
  };
}

/** Bilinear, over what lies beneath. */
function blend(data: Uint8Array, at: number, sheet: Sheet, { x, y }: { x: number; y: number }): void {
  if (!(x >= 0 && y >= 0 && x < sheet.width - 1 && y < sheet.height - 1)) return;
  const x0 = Math.trunc(x);
  const y0 = Math.trunc(y);
  const fx = x - x0;
  const fy = y - y0;
  const p = (y0 * sheet.width + x0) * 4;
  const q = p + sheet.width * 4;
  const source = sheet.data;
  const opacity = (source[p + 3] ?? 0) / 255;
  for (let c = 0; c < 3; c += 1) {
    const upper = (source[p + c] ?? 0) * (1 - fx) + (source[p + 4 + c] ?? 0) * fx;
    const lower = (source[q + c] ?? 0) * (1 - fx) + (source[q + 4 + c] ?? 0) * fx;
    const value = upper * (1 - fy) + lower * fy;
    data[at + c] = (data[at + c] ?? 0) * (1 - opacity) + value * opacity + 0.5;
  }
}

interface Light {
  /** Luma added at the middle of the bright spot. */
  readonly glare: number;
  readonly glareAt: { readonly x: number; readonly y: number };
  readonly glareRadius: number;
  /** Share of the light that the shadow takes. */
  readonly shadow: number;
  readonly shadowAngle: number;
  readonly shadowAt: number;
  readonly slope: number;
}

function drawLight(random: Random, limits: DegradationLimits): Light {
  return {
    glare: random() < 0.6 ? between(random, 0.5, 1) * limits.glare : 0,
    glareAt: { x: frame.width * between(random, 0.25, 0.75), y: frame.height * between(random, 0.2, 0.8) },
    glareRadius: between(random, 60, 180),
    shadow: random() < 0.7 ? between(random, 0.5, 1) * limits.shadow : 0,
    shadowAngle: between(random, 0, 2 * Math.PI),
    shadowAt: between(random, -0.2, 0.2) * frame.width,
    slope: between(random, -1, 1) * 0.2,
  };
}

const shadowEdge = 60;

function shine(
  { width, height, data }: Picture,
  light: Light,
  { random, noise }: { random: Random; noise: number },
): void {
  const [cos, sin] = [Math.cos(light.shadowAngle), Math.sin(light.shadowAngle)];
  const spread = 2 * light.glareRadius ** 2;
  for (let i = 0; i < width * height; i += 1) {
    const x = i % width;
    const y = (i - x) / width;
    const away = (x - width / 2) * cos + (y - height / 2) * sin - light.shadowAt;
    const shade = light.shadow / (1 + Math.exp(-away / shadowEdge));
    const level = (0.97 + light.slope * (x / width - 0.5)) * (1 - shade);
    const distance = (x - light.glareAt.x) ** 2 + (y - light.glareAt.y) ** 2;
    const added = light.glare * Math.exp(-distance / spread) + noise * gaussian(random);
    for (let c = 0; c < 3; c += 1) {
      const value = (data[i * 3 + c] ?? 0) * level + added;
      data[i * 3 + c] = Math.max(0, Math.min(255, value));
    }
  }
}

/** Near enough to a normal deviate: three uniforms. */
function gaussian(random: Random): number {
  return (random() + random() + random() - 1.5) * 2;
}

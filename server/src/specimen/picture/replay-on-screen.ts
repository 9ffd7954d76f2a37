import type { Point } from "#core/media/image.ts";
import sharp from "sharp";
import type { Photograph, Picture } from "./picture.ts";
import { between, type Random } from "../random.ts";

const frame = { width: 2000, height: 1500 };

/**
 * Shows a picture on a liquid crystal display and photographs that: stripes of red, green and blue with dark gaps,
 * sampled at a scale that is no whole number (which makes the moiré), a steeper gamma and a blue cast.
 */
export async function replayOnScreen(photo: Photograph, random: Random): Promise<Photograph> {
  const cell = between(random, 2.15, 2.85);
  const turn = between(random, 2, 7) * (random() < 0.5 ? -1 : 1);
  const screen = await shown(photo.picture, cell);
  const scale = screen.width / photo.picture.width;
  const angle = (turn * Math.PI) / 180;
  const view = { cell, cos: Math.cos(angle), sin: Math.sin(angle) };
  const toPicture = (point: Point) => {
    const { x, y } = photo.toPicture(point);
    const u = (x * scale - screen.width / 2) * cell;
    const v = (y * scale - screen.height / 2) * cell;
    return {
      x: frame.width / 2 + u * view.cos - v * view.sin,
      y: frame.height / 2 + u * view.sin + v * view.cos,
    };
  };
  const degradation = { ...photo.degradation, charWidth: photo.degradation.charWidth * scale * cell };
  return { ...photo, picture: capture(screen, view), toPicture, degradation };
}

/** The picture scaled to the display's pixels, filling the camera's frame. */
async function shown({ width, height, data }: Picture, cell: number): Promise<Picture> {
  const scale = Math.min(frame.width / cell / width, frame.height / cell / height) * 1.02;
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const pixels = await sharp(data, { raw: { width, height, channels: 3 } })
    .resize({ ...size, fit: "fill" })
    .raw()
    .toBuffer();
  return { ...size, data: pixels };
}

interface View {
  /** Camera pixels per display pixel. */
  readonly cell: number;
  readonly cos: number;
  readonly sin: number;
}

const samples = 2;
const cast = [0.88, 0.97, 1.1] as const;
const stripeWidth = 0.27;
const rowHeight = 0.82;
const lit = 2.4;
const leak = 0.12;
/** Light of the display for each level. */
const displayLight = Float64Array.from({ length: 256 }, (_, level) => (level / 255) ** 2.4);
const cameraSteps = 4096;
/** The camera's level for each amount of light, in steps up to 3. */
const cameraLevels = Uint8Array.from({ length: cameraSteps + 1 }, (_, step) =>
  Math.min(255, 275 * ((step / cameraSteps) * 3) ** (1 / 2.2) + 6),
);

function capture(screen: Picture, { cell, cos, sin }: View): Picture {
  const data = new Uint8Array(frame.width * frame.height * 3);
  const sum = new Float64Array(3);
  const count = samples * samples;
  for (let i = 0; i < frame.width * frame.height; i += 1) {
    sum.fill(0);
    for (let k = 0; k < count; k += 1) {
      const x = (i % frame.width) - frame.width / 2 + ((k % samples) + 0.5) / samples;
      const y = Math.trunc(i / frame.width) - frame.height / 2 + (Math.trunc(k / samples) + 0.5) / samples;
      const u = (x * cos + y * sin) / cell + screen.width / 2;
      const v = (y * cos - x * sin) / cell + screen.height / 2;
      addLight(screen, u, v, sum);
    }
    for (let c = 0; c < 3; c += 1) {
      const light = ((sum[c] ?? 0) / count) * (cast[c] ?? 1);
      data[i * 3 + c] = cameraLevels[Math.min(cameraSteps, Math.round((light / 3) * cameraSteps))] ?? 255;
    }
  }
  return { ...frame, data };
}

/** Adds the light of the display at a point given in its pixels. */
function addLight({ width, height, data }: Picture, u: number, v: number, sum: Float64Array): void {
  const column = Math.floor(u);
  const row = Math.floor(v);
  if (column < 0 || row < 0 || column >= width || row >= height || v - row > rowHeight) return;
  const p = (row * width + column) * 3;
  const stripe = Math.floor((u - column) * 3);
  const isStripe = Math.abs(u - column - (stripe + 0.5) / 3) < stripeWidth / 2;
  for (let c = 0; c < 3; c += 1) {
    const share = isStripe && c === stripe ? lit : leak;
    sum[c] = (sum[c] ?? 0) + share * (displayLight[data[p + c] ?? 0] ?? 0);
  }
}

import type { Raster } from "../../server/src/engines/runtime/raster.ts";
import { between, type Random } from "../../server/src/specimen/random.ts";

/** Something that can be filmed: adds the light of the point (u, v), red, green and blue, to the sum. */
export interface Surface {
  readonly width: number;
  readonly height: number;
  addLight(u: number, v: number, sum: Float64Array): void;
}

const gamma = 2.2;
const lights = Float64Array.from({ length: 256 }, (_, level) => (level / 255) ** gamma);

/** The light of a level of sRGB, nearly. */
function lightOf(level: number): number {
  return lights[level] ?? 1;
}

/** The level of an amount of light. */
export function levelOf(light: number): number {
  return 255 * Math.min(1, Math.max(0, light)) ** (1 / gamma);
}

/** What stood before the camera that took the picture. */
export function scenery(picture: Raster): Surface {
  const { width, height } = picture;
  const colour = new Float64Array(3);
  return {
    width,
    height,
    addLight: (u, v, sum) => {
      sample(picture, u, v, colour);
      for (let c = 0; c < 3; c += 1) sum[c] = (sum[c] ?? 0) + (colour[c] ?? 0);
    },
  };
}

/** Angles of the screens of cyan, magenta, yellow and black, as printers set them. */
const screenAngles = [15, 75, 0, 45].map((degrees) => (degrees * Math.PI) / 180);

/**
 * The picture on paper: four inks in dots on turned grids, a white border, black that is not black, less colour. `pitch`
 * is the distance of dots in the picture's pixels.
 */
export function print(picture: Raster, random: Random, { border }: { readonly border: number }): Surface {
  const pitch = between(random, 0.5, 1.6);
  const black = between(random, 0.03, 0.08);
  const paper = [between(random, 0.8, 0.95), between(random, 0.8, 0.93), between(random, 0.74, 0.9)];
  const fade = between(random, 0.75, 0.95);
  const isFine = random() < 0.4;
  const colour = new Float64Array(3);
  const { width, height } = picture;
  const ink = (share: number, i: number, u: number, v: number): number => {
    if (isFine) return share;
    const angle = screenAngles[i] ?? 0;
    const pace = (2 * Math.PI) / pitch;
    const x = (u * Math.cos(angle) + v * Math.sin(angle)) * pace;
    const y = (v * Math.cos(angle) - u * Math.sin(angle)) * pace;
    const screen = 0.5 + 0.25 * (Math.cos(x) + Math.cos(y));
    return Math.min(1, Math.max(0, (share - screen) * 4 + 0.5));
  };
  return {
    width: width + 2 * border,
    height: height + 2 * border,
    addLight: (u, v, sum) => {
      const [x, y] = [u - border, v - border];
      const isOn = x >= 0 && y >= 0 && x < width && y < height;
      if (isOn) sample(picture, x, y, colour);
      else colour.fill(1);
      const grey = ((colour[0] ?? 0) + (colour[1] ?? 0) + (colour[2] ?? 0)) / 3;
      for (let c = 0; c < 3; c += 1) {
        const wanted = grey + fade * ((colour[c] ?? 0) - grey);
        const share = isOn ? ink(1 - wanted, c, x, y) : 0;
        sum[c] = (sum[c] ?? 0) + (paper[c] ?? 1) * (black + (1 - black) * (1 - share));
      }
    },
  };
}

const bezelLight = 0.015;

/** The picture on a display: stripes of red, green and blue with gaps, too blue, its black not black, in a dark frame. */
export function display(picture: Raster, random: Random, { border }: { readonly border: number }): Surface {
  const perPixel = between(random, 1, 2);
  const cast = [between(random, 0.85, 1), between(random, 0.93, 1), between(random, 1, 1.15)];
  const glow = between(random, 0.004, 0.02);
  const steeper = between(random, 1, 1.2);
  const colour = new Float64Array(3);
  const { width, height } = picture;
  return {
    width: width + 2 * border,
    height: height + 2 * border,
    addLight: (u, v, sum) => {
      const [x, y] = [u - border, v - border];
      if (x < 0 || y < 0 || x >= width || y >= height) {
        for (let c = 0; c < 3; c += 1) sum[c] = (sum[c] ?? 0) + bezelLight;
        return;
      }
      const [column, row] = [Math.floor(x * perPixel), Math.floor(y * perPixel)];
      sample(picture, (column + 0.5) / perPixel, (row + 0.5) / perPixel, colour);
      const stripe = Math.floor((x * perPixel - column) * 3);
      const isLit = y * perPixel - row < 0.86;
      for (let c = 0; c < 3; c += 1) {
        const light = (colour[c] ?? 0) ** steeper * (cast[c] ?? 1);
        const share = isLit && c === stripe ? 2.9 : 0.12;
        sum[c] = (sum[c] ?? 0) + light * share + glow;
      }
    },
  };
}

/** Bilinear; the edge goes on outside. */
function sample({ width, height, data }: Raster, u: number, v: number, colour: Float64Array): void {
  const x = Math.min(Math.max(u - 0.5, 0), width - 1);
  const y = Math.min(Math.max(v - 0.5, 0), height - 1);
  const [left, top] = [Math.trunc(x), Math.trunc(y)];
  const [fx, fy] = [x - left, y - top];
  const p = (top * width + left) * 3;
  const right = left + 1 < width ? 3 : 0;
  const below = top + 1 < height ? width * 3 : 0;
  for (let c = 0; c < 3; c += 1) {
    const upper = lightOf(data[p + c] ?? 0) * (1 - fx) + lightOf(data[p + right + c] ?? 0) * fx;
    const lower =
      lightOf(data[p + below + c] ?? 0) * (1 - fx) + lightOf(data[p + below + right + c] ?? 0) * fx;
    colour[c] = upper * (1 - fy) + lower * fy;
  }
}

import { between, integer, pick, type Random } from "../random.ts";
import { cloudAt, crumbAt } from "./noise-tile.ts";
import type { Picture, Size } from "./picture.ts";

type Colour = readonly [number, number, number];

/** The colour at a place into `out`; places in pixels of a frame of 1600. */
type Shader = (u: number, v: number, out: Float32Array) => void;

/** What documents lie on, or are held before. */
const kinds = [
  "wood",
  "wood",
  "wood",
  "cloth",
  "cloth",
  "desk",
  "desk",
  "desk",
  "stone",
  "leather",
  "paper",
  "room",
] as const;
/** The kind of surface. */
export type SurfaceKind = (typeof kinds)[number];

const shaders: Readonly<Record<SurfaceKind, (random: Random) => Shader>> = {
  wood: drawWood,
  cloth: drawCloth,
  desk: drawDesk,
  stone: drawStone,
  leather: drawLeather,
  paper: drawPaper,
  room: drawRoom,
};

/** A table top or the like at half the frame's size, which nobody focused on. */
export function drawSurface(
  random: Random,
  frame: Size,
): { readonly kind: SurfaceKind; readonly picture: Picture } {
  const kind = pick(random, kinds);
  const shader = shaders[kind](random);
  const turn = between(random, 0, Math.PI * 2);
  const step = 3200 / Math.max(frame.width, frame.height);
  const [cos, sin] = [Math.cos(turn) * step, Math.sin(turn) * step];
  const width = Math.ceil(frame.width / 2);
  const height = Math.ceil(frame.height / 2);
  const data = new Uint8Array(width * height * 3);
  const out = new Float32Array(3);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 3) {
      shader(x * cos - y * sin + 900, x * sin + y * cos + 900, out);
      data[at] = limit(out[0] ?? 0);
      data[at + 1] = limit(out[1] ?? 0);
      data[at + 2] = limit(out[2] ?? 0);
    }
  }
  return { kind, picture: { width, height, data } };
}

function limit(value: number): number {
  return Math.max(2, Math.min(250, value));
}

function shade(out: Float32Array, [r, g, b]: Colour, level: number): void {
  out[0] = r * level;
  out[1] = g * level;
  out[2] = b * level;
}

/** Boards with grain along them and a dark joint between. */
function drawWood(random: Random): Shader {
  const colour = pick<Colour>(random, [
    [168, 118, 72],
    [128, 82, 48],
    [196, 158, 112],
    [92, 62, 44],
    [176, 140, 104],
  ]);
  const board = between(random, 150, 420);
  const rings = between(random, 0.05, 0.11);
  const depth = between(random, 0.06, 0.16);
  return (u, v, out) => {
    const index = Math.floor(v / board);
    const across = v - index * board;
    const shift = index * 137.7;
    const bend = cloudAt(u * 0.045 + shift, v * 0.16 + shift);
    const ring = Math.sin((v + bend * 95) * rings + shift);
    const fibre = cloudAt(u * 0.09 + shift, v * 1.3);
    const joint = across < 3.5 ? 0.45 : 1;
    const tone = 1 + 0.12 * Math.sin(index * 2.4);
    shade(out, colour, joint * (tone + depth * ring + 0.16 * fibre + 0.08 * bend));
  };
}

/** A weave with folds, plain or checked. */
function drawCloth(random: Random): Shader {
  const colour = pick<Colour>(random, [
    [62, 78, 112],
    [128, 44, 48],
    [158, 150, 136],
    [74, 96, 78],
    [206, 200, 188],
    [54, 54, 60],
  ]);
  const thread = between(random, 0.42, 0.75);
  const check = random() < 0.45 ? between(random, 60, 150) : 0;
  return (u, v, out) => {
    const weave = Math.sin(u * thread) * Math.sin(v * thread);
    const fold = cloudAt(u * 0.14, v * 0.11);
    const stripe = check > 0 ? 0.13 * (Math.sign(Math.sin(u / check)) + Math.sign(Math.sin(v / check))) : 0;
    shade(out, colour, 0.95 + 0.09 * weave + 0.3 * fold + stripe + 0.14 * crumbAt(u * 0.9, v * 0.9));
  };
}

/** A laminate of one colour with a faint speckle. */
function drawDesk(random: Random): Shader {
  const colour = pick<Colour>(random, [
    [212, 208, 200],
    [236, 236, 234],
    [96, 98, 104],
    [44, 44, 48],
    [176, 168, 152],
    [70, 92, 104],
  ]);
  const speckle = between(random, 0.02, 0.09);
  return (u, v, out) => {
    const level = 1 + speckle * 1.6 * crumbAt(u * 1.2, v * 1.2) + 0.04 * cloudAt(u * 0.1, v * 0.1);
    shade(out, colour, level);
  };
}

/** Granite: grains of two colours. */
function drawStone(random: Random): Shader {
  const [ground, grain] = pick<readonly [Colour, Colour]>(random, [
    [
      [150, 146, 142],
      [66, 64, 66],
    ],
    [
      [66, 64, 66],
      [150, 138, 128],
    ],
    [
      [206, 200, 190],
      [142, 126, 108],
    ],
  ]);
  const threshold = between(random, 0.05, 0.2);
  return (u, v, out) => {
    const fine = crumbAt(u * 1.5, v * 1.5) + 0.25 * cloudAt(u * 1.3 + 77, v * 1.3);
    const level = 1 + 0.12 * cloudAt(u * 0.12, v * 0.12) + 0.2 * crumbAt(u * 1.9, v * 1.9);
    shade(out, fine > threshold ? grain : ground, level);
  };
}

function drawLeather(random: Random): Shader {
  const colour = pick<Colour>(random, [
    [58, 40, 32],
    [30, 30, 33],
    [96, 62, 44],
    [44, 52, 70],
  ]);
  return (u, v, out) => {
    const wrinkle = Math.abs(crumbAt(u * 0.55, v * 0.75));
    const pore = crumbAt(u * 1.1 + 200, v * 1.1 + 90);
    shade(out, colour, 0.8 + 0.75 * Math.min(0.4, wrinkle) + 0.2 * pore + 0.14 * cloudAt(u * 0.2, v * 0.2));
  };
}

/** A squared sheet or a newspaper's grey lines. */
function drawPaper(random: Random): Shader {
  const isSquared = random() < 0.7;
  const pitch = isSquared ? between(random, 26, 44) : between(random, 17, 23);
  const colour: Colour = isSquared ? [236, 236, 230] : [214, 210, 198];
  return (u, v, out) => {
    const line = v - Math.floor(v / pitch) * pitch;
    const column = u - Math.floor(u / pitch) * pitch;
    const isLine = isSquared && (line < 2 || column < 2);
    const word = cloudAt(u * 0.9, Math.floor(v / pitch) * 31.7);
    const isPrint = !isSquared && line < pitch * 0.38 && word > -0.12 && u % 700 > 40;
    const level = 1 + 0.05 * cloudAt(u * 0.1, v * 0.1);
    const ink = isPrint ? 0.8 + 0.3 * crumbAt(u * 1.1, v * 1.1) : 1;
    shade(out, colour, level * (isLine ? 0.82 : ink));
  };
}

/** A room out of focus behind a document that is held up. */
function drawRoom(random: Random): Shader {
  const hues: Colour = [between(random, 0.7, 1.2), between(random, 0.75, 1.1), between(random, 0.6, 1.2)];
  const base = between(random, 80, 170);
  const shift = integer(random, 0, 500);
  return (u, v, out) => {
    for (let c = 0; c < 3; c += 1) {
      const blob = cloudAt(u * 0.055 + shift + c * 4, v * 0.055 + shift);
      const lamp = cloudAt(u * 0.03 + shift + 311, v * 0.03 + 97);
      out[c] = base * (hues[c] ?? 1) * (1 + 0.9 * blob + (lamp > 0.45 ? 1.5 * (lamp - 0.45) : 0));
    }
  };
}

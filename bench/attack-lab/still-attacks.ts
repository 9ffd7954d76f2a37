import type { FaceFinding } from "../../server/src/core/face/face.ts";
import type { Raster } from "../../server/src/engines/runtime/raster.ts";
import { between, type Random } from "../../server/src/specimen/random.ts";
import { cornersOf, type Hold, photograph, type Placed } from "./camera.ts";
import { display, print, scenery, type Surface } from "./surface.ts";

/** A person's picture and his face on it. */
export interface LabFace {
  readonly name: string;
  readonly picture: Raster;
  readonly face: FaceFinding;
}

const frame = { width: 640, height: 480 };

type Make = (face: LabFace, random: Random) => readonly Placed[];

/** What is held before the camera; `live` is the person himself. */
export const stillAttacks = {
  live: (subject, random) => [place(subject, scenery(subject.picture), random, { tilts: 0 })],
  "print-with-edges": (subject, random) => {
    const border = Math.round(between(random, 0.02, 0.12) * subject.picture.width);
    const surface = print(subject.picture, random, { border });
    return [place(subject, surface, random, { border, tilts: 12, fills: between(random, 0.6, 0.95) })];
  },
  "print-close": (subject, random) => [
    place(subject, print(subject.picture, random, { border: 0 }), random, { tilts: 8 }),
  ],
  "screen-with-edges": (subject, random) => {
    const border = Math.round(between(random, 0.03, 0.12) * subject.picture.width);
    const surface = display(subject.picture, random, { border });
    return [place(subject, surface, random, { border, tilts: 12, fills: between(random, 0.6, 0.95) })];
  },
  "screen-close": (subject, random) => [
    place(subject, display(subject.picture, random, { border: 0 }), random, { tilts: 8 }),
  ],
  "cut-out": (subject, random) => [placeFace(subject, print(subject.picture, random, { border: 0 }), random)],
} as const satisfies Readonly<Record<string, Make>>;

/** A kind of still attack, or none. */
export type StillAttack = keyof typeof stillAttacks;

/** Films a person, or an imitation of him, once: a JPEG of 640 × 480 pixels. */
export async function filmStill(kind: StillAttack, subject: LabFace, random: Random): Promise<Buffer> {
  return photograph({ ...frame, placed: stillAttacks[kind](subject, random) }, random);
}

interface Placement {
  readonly border?: number;
  /** Degrees by which a hand may turn it. */
  readonly tilts: number;
  /** Share of the frame's height that the whole surface fills; left out, it covers the frame. */
  readonly fills?: number;
}

/** Holds a surface so that it covers the frame with the face as near the middle as that allows, or is seen whole. */
function place(subject: LabFace, surface: Surface, random: Random, placement: Placement): Placed {
  const { border = 0, tilts, fills } = placement;
  const turned = () => between(random, -tilts, tilts);
  const turns = { turn: turned(), raise: turned(), tilt: turned() / 2 };
  if (fills !== undefined) {
    const middle = {
      x: frame.width / 2 + between(random, -30, 30),
      y: frame.height / 2 + between(random, -15, 15),
    };
    const scale = (fills * frame.height) / surface.height;
    return { surface, corners: cornersOf(surface, frame, { middle, scale, ...turns }) };
  }
  const { box } = subject.face;
  const slack = 1 + tilts / 40;
  const covering = Math.max(frame.width / surface.width, frame.height / surface.height) * slack;
  const scale = Math.max(covering, between(random, 130, 210) / box.width);
  const centred = (size: number, whole: number, at: number): number => {
    const most = Math.max(0, (whole * scale) / slack - size) / 2;
    return size / 2 + Math.min(most, Math.max(-most, (whole / 2 - at) * scale));
  };
  const middle = {
    x: centred(frame.width, surface.width, border + box.left + box.width / 2),
    y: centred(frame.height, surface.height, border + box.top + box.height / 2),
  };
  return { surface, corners: cornersOf(surface, frame, { middle, scale, ...turns }) };
}

/** Holds a cut-out face where a face is. */
function placeFace(subject: LabFace, surface: Surface, random: Random): Placed {
  const { box } = subject.face;
  const scale = between(random, 130, 210) / box.width;
  const middle = {
    x: frame.width / 2 + (surface.width / 2 - box.left - box.width / 2) * scale + between(random, -40, 40),
    y: frame.height / 2 + (surface.height / 2 - box.top - box.height / 2) * scale + between(random, -25, 25),
  };
  const turned = () => between(random, -10, 10);
  const hold: Hold = { middle, scale, turn: turned(), raise: turned(), tilt: turned() / 2 };
  return { surface, corners: cornersOf(surface, frame, hold), isThere: faceOf(subject) };
}

/** An oval a little larger than the face. */
function faceOf({ face: { box } }: LabFace): (u: number, v: number) => boolean {
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  return (u, v) => ((u - x) / (box.width * 0.62)) ** 2 + ((v - y) / (box.height * 0.6)) ** 2 < 1;
}

import type { ReadCharacter } from "./decode-frames.ts";
import { cropHeight, type LineCrop } from "./line-crop.ts";

/** What is known of the room between two neighbouring characters, in pixels of the crop. */
export interface Room {
  /** Widest run of columns without ink between their middles. */
  readonly clear: number;
  /** From middle to middle. */
  readonly distance: number;
  /** How likely the recogniser itself finds a space there. */
  readonly probability: number;
}

/** The rooms between the characters of a line, and their middle sizes. */
export interface Rooms {
  readonly rooms: readonly Room[];
  readonly pitch: number;
  readonly usualClear: number;
}

// Logistic regression on 759 drawn lines in seven typefaces, blurred and compressed; two other typefaces were kept apart.
const bias = -4.59;
const weights = { clearOfHeight: 21.08, clearOfPitch: 11.7, usualClear: -38.34, distance: 4.27, odds: 1.01 };

/**
 * Before which characters a space stands, by index: the recogniser's dictionary is for Chinese and drops most of them, so
 * the room between the characters decides with it.
 */
export function findSpaces(characters: readonly ReadCharacter[], crop: LineCrop): ReadonlySet<number> {
  const line = measureRooms(characters, crop);
  const indices = line.rooms.flatMap((room, i) => (spaceLogOdds(room, line) > 0 ? [i + 1] : []));
  return new Set(indices);
}

/** Log-odds that a space stands in a room. */
function spaceLogOdds(room: Room, { pitch, usualClear }: Rooms): number {
  return (
    bias +
    weights.clearOfHeight * (room.clear / cropHeight) +
    weights.clearOfPitch * (room.clear / pitch) +
    weights.usualClear * (usualClear / pitch) +
    weights.distance * (room.distance / pitch) +
    weights.odds * Math.log(room.probability + 1e-4)
  );
}

/** Measures the rooms of a line. */
function measureRooms(characters: readonly ReadCharacter[], crop: LineCrop): Rooms {
  const ink = inkOf(crop);
  const rooms = characters.slice(1).map((character, i) => {
    const [from, to] = [(characters[i]?.at ?? 0) * crop.width, character.at * crop.width];
    return { clear: widestClear(ink, from, to), distance: to - from, probability: character.spaceBefore };
  });
  const pitch = Math.max(1, median(rooms.map(({ distance }) => distance)));
  return { rooms, pitch, usualClear: median(rooms.map(({ clear }) => clear)) };
}

/** How much ink each column of a crop holds, about 0 to 1. */
function inkOf({ planes, width }: LineCrop): Float32Array {
  const size = width * cropHeight;
  const [top, bottom] = [cropHeight / 8, (cropHeight * 7) / 8];
  const light = new Float32Array((bottom - top) * width);
  for (let i = 0, p = top * width; i < light.length; i += 1, p += 1)
    light[i] =
      0.114 * (planes[p] ?? 0) + 0.587 * (planes[size + p] ?? 0) + 0.299 * (planes[2 * size + p] ?? 0);
  const { ground, sign } = groundOf(light);
  const ink = new Float32Array(width);
  for (let i = 0; i < light.length; i += 1) {
    const x = i % width;
    ink[x] = Math.max(ink[x] ?? 0, sign * ((light[i] ?? 0) - ground));
  }
  const full = Math.max(0.1, ink.toSorted()[Math.floor(width * 0.9)] ?? 0);
  return ink.map((value) => value / full);
}

/** The ground's light, and whether ink is darker (−1) or lighter (1); of every seventh pixel. */
function groundOf(light: Float32Array): { readonly ground: number; readonly sign: number } {
  const some = Float32Array.from(
    { length: Math.ceil(light.length / 7) },
    (_, i) => light[i * 7] ?? 0,
  ).toSorted();
  const at = (share: number) => some[Math.floor(share * (some.length - 1))] ?? 0;
  const ground = at(0.5);
  return { ground, sign: ground - at(0.02) >= at(0.98) - ground ? -1 : 1 };
}

const clearBelow = 0.45;

function widestClear(ink: Float32Array, from: number, to: number): number {
  let widest = 0;
  let run = 0;
  for (let x = Math.round(from); x <= Math.round(to); x += 1) {
    run = (ink[x] ?? 0) < clearBelow ? run + 1 : 0;
    widest = Math.max(widest, run);
  }
  return widest;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

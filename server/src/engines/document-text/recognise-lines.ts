import type { TextBox } from "#core/document/text.ts";
import type { Net } from "#engines/runtime/net.ts";
import type { Raster } from "#engines/runtime/raster.ts";
import { decodeFrames, type ReadCharacter } from "./decode-frames.ts";
import { cropHeight, cropLine, type LineCrop } from "./line-crop.ts";
import { findSpaces } from "./spaces.ts";

/** A line as read; `box.angle` is the direction of reading. */
export interface ReadLine {
  readonly box: TextBox;
  /** Without spaces. */
  readonly characters: readonly ReadCharacter[];
  /** Before which characters a space stands, by index. */
  readonly spaces: ReadonlySet<number>;
}

/** Reads lines, each along its box's angle. */
export type LineRecogniser = (raster: Raster, boxes: readonly TextBox[]) => Promise<ReadLine[]>;

/** What a run of the net may hold: pixels along the lines, so that its memory stays small. */
const batchWidth = 2048;
const maxBatch = 8;
/** Lines are stretched to the widest of their batch, at most by this: padding would be read as well. */
const maxStretch = 1.06;
const step = 8;
const minWidth = 24;
const maxWidth = 1920;

/** A recogniser on a loaded net, whose classes from 1 on the dictionary names. Lines of alike length are read together. */
export function createLineRecogniser(net: Net, dictionary: readonly string[]): LineRecogniser {
  const [input = "", output = ""] = [net.inputNames[0], net.outputNames[0]];
  const readBatch = async (raster: Raster, { boxes, width }: Batch): Promise<ReadLine[]> => {
    const crops = boxes.map((box) => cropLine(raster, box, width));
    const dims = [boxes.length, 3, cropHeight, width];
    const result = (await net.run({ [input]: { data: joined(crops), dims } }))[output];
    const steps = result?.dims[1] ?? 0;
    const length = (result?.data.length ?? 0) / boxes.length;
    return boxes.map((box, i) => {
      const data = result?.data.subarray(i * length, (i + 1) * length) ?? new Float32Array(0);
      const characters = decodeFrames({ data, steps }, dictionary);
      const crop = crops[i];
      return { box, characters, spaces: crop ? findSpaces(characters, crop) : new Set() };
    });
  };
  return async (raster, boxes) => {
    const lines = new Map<TextBox, ReadLine>();
    for (const batch of batchesOf(boxes))
      for (const [i, line] of (await readBatch(raster, batch)).entries())
        lines.set(batch.boxes[i] ?? line.box, line);
    return boxes.flatMap((box) => lines.get(box) ?? []);
  };
}

interface Batch {
  readonly boxes: readonly TextBox[];
  readonly width: number;
}

function batchesOf(boxes: readonly TextBox[]): Batch[] {
  const sorted = boxes.toSorted((a, b) => inputWidth(b) - inputWidth(a));
  const batches: { boxes: TextBox[]; width: number }[] = [];
  for (const box of sorted) {
    const batch = batches.at(-1);
    const hasRoom =
      batch && batch.boxes.length < maxBatch && (batch.boxes.length + 1) * batch.width <= batchWidth;
    if (batch && hasRoom && inputWidth(box) * maxStretch >= batch.width) batch.boxes.push(box);
    else batches.push({ boxes: [box], width: inputWidth(box) });
  }
  return batches;
}

function inputWidth({ width, height }: TextBox): number {
  const wanted = Math.round(((width / height) * cropHeight) / step) * step;
  return Number.isFinite(wanted) ? Math.max(minWidth, Math.min(maxWidth, wanted)) : minWidth;
}

function joined(crops: readonly LineCrop[]): Float32Array {
  const [first] = crops;
  if (first && crops.length === 1) return first.planes;
  const data = new Float32Array(crops.reduce((sum, { planes }) => sum + planes.length, 0));
  let at = 0;
  for (const { planes } of crops) {
    data.set(planes, at);
    at += planes.length;
  }
  return data;
}

/** What a line says, with its spaces. */
export function textOf({ characters, spaces }: Pick<ReadLine, "characters" | "spaces">): string {
  return characters.map(({ text }, i) => (spaces.has(i) ? ` ${text}` : text)).join("");
}

/** Mean probability of a line's characters; 0 of an empty one. */
export function confidenceOf(characters: readonly ReadCharacter[]): number {
  const sum = characters.reduce((total, { probability }) => total + probability, 0);
  return characters.length === 0 ? 0 : sum / characters.length;
}

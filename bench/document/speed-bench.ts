import { InferenceSession } from "onnxruntime-node";
import { readDocument } from "../../server/src/core/document/read-document.ts";
import type { Engines } from "../../server/src/core/ports.ts";
import { createSpecimen } from "../../server/src/specimen/create-specimen.ts";
import type { SpecimenSide, SpecimenType } from "../../server/src/specimen/specimen.ts";
import { median, quantile, rounded } from "../support/statistics.ts";
import { today } from "./local-engines.ts";

const kinds: readonly (readonly [SpecimenType, SpecimenSide])[] = [
  ["passport", "front"],
  ["identity-card", "front"],
  ["identity-card", "back"],
  ["driving-licence", "front"],
  ["driving-licence", "back"],
];
const memoryReads = 500;
const settledAfter = 100;

interface Timing {
  readonly wholeMs: number;
  readonly netsMs: number;
}

/** Milliseconds in which nets have run in this process since the last time it was asked; several at once count once. */
function watchNets(): () => number {
  let [spentMs, running, begun] = [0, 0, 0];
  const { prototype } = InferenceSession as unknown as {
    prototype: { run: (...args: unknown[]) => Promise<unknown> };
  };
  const { run } = prototype;
  prototype.run = async function timed(this: unknown, ...args) {
    if (running === 0) begun = performance.now();
    running += 1;
    try {
      return await Reflect.apply(run, this, args);
    } finally {
      running -= 1;
      if (running === 0) spentMs += performance.now() - begun;
    }
  };
  return () => {
    const taken = spentMs;
    spentMs = 0;
    return taken;
  };
}

/** How long the whole read of a 1600 × 1200 photograph takes beside the nets that it runs, decoding left out. */
export async function benchSpeed(
  engines: Engines,
  { photos, note }: { readonly photos: number; readonly note: (text: string) => void },
) {
  const takeNetsMs = watchNets();
  const pictures = await draw(photos);
  const timings: Timing[] = [];
  // Loads the nets.
  for (const picture of pictures.slice(0, kinds.length)) await time(engines, picture, takeNetsMs);
  for (const [index, picture] of pictures.entries()) {
    if (index % 10 === 0) note(`speed: ${index} of ${pictures.length}`);
    timings.push(await time(engines, picture, takeNetsMs));
  }
  const whole = timings.map(({ wholeMs }) => wholeMs);
  const ratios = timings.map(({ wholeMs, netsMs }) => wholeMs / netsMs);
  return {
    photos: pictures.length,
    medianMs: rounded(median(whole), 0),
    p95Ms: rounded(quantile(whole, 0.95), 0),
    medianNetsMs: rounded(median(timings.map(({ netsMs }) => netsMs)), 0),
    p95NetsMs: rounded(
      quantile(
        timings.map(({ netsMs }) => netsMs),
        0.95,
      ),
      0,
    ),
    ratioToNets: rounded(median(ratios), 3),
    p95RatioToNets: rounded(quantile(ratios, 0.95), 3),
    ratioOfSums: rounded(sumOf(whole) / sumOf(timings.map(({ netsMs }) => netsMs)), 3),
  };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Resident memory after many documents against that after the first hundred. */
export async function benchMemory(engines: Engines, note: (text: string) => void) {
  const pictures = await draw(kinds.length * 4);
  let settledBytes = 0;
  for (let read = 0; read < memoryReads; read += 1) {
    if (read % 50 === 0) note(`memory: ${read} of ${memoryReads}`);
    const picture = pictures[read % pictures.length];
    if (picture) await time(engines, picture, () => 0);
    if (read === settledAfter) settledBytes = process.memoryUsage.rss();
  }
  const rss = process.memoryUsage.rss();
  return {
    documents: memoryReads,
    mebibytesAfter100: rounded(settledBytes / 2 ** 20, 0),
    mebibytesAtEnd: rounded(rss / 2 ** 20, 0),
    growth: rounded(rss / settledBytes, 3),
  };
}

async function time(engines: Engines, picture: Uint8Array, takeNetsMs: () => number): Promise<Timing> {
  const image = await engines.images.open(picture);
  try {
    takeNetsMs();
    const begun = performance.now();
    await readDocument(engines, image, today);
    return { wholeMs: performance.now() - begun, netsMs: takeNetsMs() };
  } finally {
    await engines.images.close(image);
  }
}

async function draw(count: number): Promise<readonly Uint8Array[]> {
  const pictures: Uint8Array[] = [];
  for (let i = 0; i < count; i += 1) {
    const [type, side] = kinds[i % kinds.length] ?? ["passport", "front"];
    pictures.push((await createSpecimen({ type, side, seed: 7000 + i, today, degrade: 1 })).image);
  }
  return pictures;
}

import { randomUUID } from "node:crypto";
import sharp from "sharp";
import {
  asJpeg,
  bodyOf,
  callYoti,
  newYotiCustomer,
  portrait,
  type YotiCustomer,
} from "../../server/test/support/yoti-customer.ts";
import type { BenchOptions } from "../bench.ts";
import { newIntegration, openBenchHome } from "../support/bench-home.ts";
import type { Usage } from "../support/probe-protocol.ts";
import { type Product, startProduct } from "../support/product.ts";
import { type BenchReport, type Target, target } from "../support/report.ts";
import { median, rounded } from "../support/statistics.ts";
import { hostileImages } from "./hostile-images.ts";
import { recordInference } from "./raw-inference.ts";

const endpoint = "/age-antispoofing";
const mebibyte = 2 ** 20;
const ratioLimit = 1.25;
const speedUpLimit = 1.6;
const growthLimit = 1.1;
const hostileLimits = { ms: 1000, mebibytes: 300 } as const;
const defaultRequests = 2000;
const settledAfter = 200;
const pairedRounds = 40;
const loadMs = 12_000;

interface Scene {
  readonly product: Product;
  readonly customer: YotiCustomer;
  readonly picture: Buffer;
  readonly note: (text: string) => void;
  readonly requests: number;
}

interface Part {
  readonly figures: unknown;
  readonly targets: readonly Target[];
}

const parts: Readonly<Record<string, (scene: Scene) => Promise<Part>>> = {
  ratio: benchRatio,
  parallel: benchParallel,
  hostile: benchHostile,
  memory: benchMemory,
};

/** Yoti's /age-antispoofing end to end: against its bare work, with clients at once, hostile pictures, and for long. */
export async function benchYotiAi({
  rounds = defaultRequests,
  only,
  note,
}: BenchOptions): Promise<BenchReport> {
  await using home = await openBenchHome();
  const customer = await newYotiCustomer({
    createIntegration: (input = {}) => newIntegration(home, { name: `bench ${randomUUID()}`, ...input }),
  });
  await using product = await startProduct(home.path, { workers: 2 });
  const scene = { product, customer, picture: await asJpeg(portrait()), note, requests: rounds };
  const names = only ?? Object.keys(parts);
  const figures: Record<string, unknown> = {};
  const targets: Target[] = [];
  for (const name of names) {
    const part = parts[name];
    if (!part) throw new Error(`There is no part ${name}; there are ${Object.keys(parts).join(", ")}.`);
    note(name);
    const found = await part(scene);
    figures[name] = found.figures;
    targets.push(...found.targets);
  }
  return { command: `npm run bench -- yoti-ai --only ${names.join(",")}`, figures, targets };
}

/** One request, in milliseconds. Throws when it is not answered as wanted. */
async function ask({ product, customer }: Scene, body: object, wanted: number): Promise<number> {
  const begun = performance.now();
  const { status, json } = await callYoti({ url: product.origin }, customer, { endpoint, body });
  if (status !== wanted) throw new Error(`answered ${status}: ${JSON.stringify(json)}`);
  return performance.now() - begun;
}

/** Bare work and requests take turns, so that whatever else the machine does slows both alike. */
async function benchRatio(scene: Scene): Promise<Part> {
  const raw = await recordInference(scene.picture);
  const body = await bodyOf(scene.picture);
  for (let warm = 0; warm < 4; warm += 1) {
    await raw.measure();
    await ask(scene, body, 200);
  }
  const rows: { readonly wholeMs: number; readonly decodeMs: number; readonly netsMs: number }[] = [];
  for (let round = 0; round < pairedRounds; round += 1)
    rows.push({ ...(await raw.measure()), wholeMs: await ask(scene, body, 200) });
  const ratio = rounded(
    median(rows.map(({ wholeMs, decodeMs, netsMs }) => wholeMs / (decodeMs + netsMs))),
    3,
  );
  const figures = {
    ...{ requests: rows.length, netRuns: raw.runs, ratio },
    wholeMs: rounded(median(rows.map(({ wholeMs }) => wholeMs)), 1),
    decodeMs: rounded(median(rows.map(({ decodeMs }) => decodeMs)), 1),
    netsMs: rounded(median(rows.map(({ netsMs }) => netsMs)), 1),
  };
  const name = "a request against decoding and its nets alone";
  return { figures, targets: [target(name, ratio, "at most", ratioLimit)] };
}

async function benchParallel(scene: Scene): Promise<Part> {
  const body = await bodyOf(scene.picture);
  const perSecond = async (clients: number) => {
    const until = performance.now() + loadMs;
    let done = 0;
    const work = async () => {
      while (performance.now() < until) {
        await ask(scene, body, 200);
        done += 1;
      }
    };
    const begun = performance.now();
    await Promise.all(Array.from({ length: clients }, work));
    return done / ((performance.now() - begun) / 1000);
  };
  // One, two, and one again: the mean of both stands for a machine that grows busier or idler.
  const [before, both, after] = [await perSecond(1), await perSecond(2), await perSecond(1)];
  const speedUp = rounded(both / ((before + after) / 2), 2);
  const figures = {
    onePerSecond: [rounded(before, 2), rounded(after, 2)],
    twoPerSecond: rounded(both, 2),
    speedUp,
  };
  return { figures, targets: [target("two clients against one", speedUp, "at least", speedUpLimit)] };
}

async function benchHostile(scene: Scene): Promise<Part> {
  await ask(scene, await bodyOf(scene.picture), 200);
  const seen: Record<string, { ms: number; cpuMs: number; mebibytes: number; status: number; code: string }> =
    {};
  for (const { name, bytes } of await hostileImages(scene.picture)) {
    const before = await rss(scene, "collected");
    let [peak, isDone] = [before, false];
    const watching = (async () => {
      while (!isDone) peak = Math.max(peak, await rss(scene));
    })();
    const body = { img: Buffer.from(bytes).toString("base64") };
    const { cpuMicros: cpuBefore } = await scene.product.usage();
    const begun = performance.now();
    const { status, json } = await callYoti({ url: scene.product.origin }, scene.customer, {
      endpoint,
      body,
    });
    const ms = performance.now() - begun;
    isDone = true;
    await watching;
    const cpuMs = Math.round(((await scene.product.usage()).cpuMicros - cpuBefore) / 1000);
    const mebibytes = Math.round((peak - before) / mebibyte);
    seen[name] = { ms: Math.round(ms), cpuMs, mebibytes, status, code: String(json.code) };
    scene.note(`hostile: ${name}: ${JSON.stringify(seen[name])}`);
  }
  const worst = (of: "ms" | "mebibytes") => Math.max(...Object.values(seen).map((one) => one[of]));
  return {
    figures: seen,
    targets: [
      target("slowest hostile picture, ms", worst("ms"), "at most", hostileLimits.ms),
      target("largest hostile picture, MiB", worst("mebibytes"), "at most", hostileLimits.mebibytes),
    ],
  };
}

async function benchMemory(scene: Scene): Promise<Part> {
  const pictures = await Promise.all(
    [1350, 1100, 900].map(async (width) => bodyOf(await asJpeg(sharp(scene.picture).resize(width)))),
  );
  const settledAt = Math.min(settledAfter, Math.ceil(scene.requests / 4));
  let settled = 0;
  for (let done = 0; done < scene.requests; done += 2) {
    await Promise.all([0, 1].map(async (i) => ask(scene, pictures[(done + i) % 3] ?? {}, 200)));
    if (done % 100 === 0) scene.note(`memory: ${done} of ${scene.requests}`);
    if (settled === 0 && done >= settledAt) settled = await rss(scene, "collected");
  }
  const atEnd = await rss(scene, "collected");
  const growth = rounded(atEnd / settled, 3);
  const figures = {
    requests: scene.requests,
    settledAfter: settledAt,
    settledMiB: Math.round(settled / mebibyte),
    atEndMiB: Math.round(atEnd / mebibyte),
    growth,
  };
  const name = `memory after ${scene.requests} requests against after ${settledAt}`;
  return { figures, targets: [target(name, growth, "at most", growthLimit)] };
}

async function rss({ product }: Scene, when: "usage" | "collected" = "usage"): Promise<number> {
  return (await product.ask<Usage>(when)).rssBytes;
}

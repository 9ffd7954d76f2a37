import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { calibration } from "../../server/src/engines/age/calibration.ts";
import type { LoadedAgeEstimator } from "../../server/src/engines/age/engine.ts";
import { calibrate, combine } from "../../server/src/engines/age/postprocess.ts";
import { similarity } from "../../server/src/engines/face-embedding/compare-faces.ts";
import type { FaceTemplate } from "../../server/src/core/face/face.ts";
import { decodeImage } from "../../server/src/engines/runtime/decode.ts";
import type { Raster } from "../../server/src/engines/runtime/raster.ts";
import { withBorder } from "./age-chips.ts";
import { pictures } from "./data-files.ts";
import { type FoldFigures, foldAtBest, type JudgedPair, officialPairs } from "./official-pairs.ts";
import { openFaceApi } from "./peers/face-api.ts";
import { openHuman } from "./peers/human.ts";
import { central, type FaceEngines } from "./templates.ts";

/** One library's figures on the same pictures as the others'. */
export interface PeerFigures {
  readonly facesNotFound: number;
  /** Pairs of LFW of which neither picture was tuned on, at the threshold that suits this library best on them. */
  readonly pairs: FoldFigures;
  readonly age: Readonly<Record<"all" | "13-25", { readonly count: number; readonly meanError: number }>>;
  /** Finding, describing and estimating one picture that is decoded already, in milliseconds. */
  readonly medianMs: number;
}

/** A library behind one interface; `T` is what it knows of a face. */
interface Library<T> {
  look(raster: Raster): Promise<{ readonly known: T; readonly years: number } | undefined>;
  similarity(a: T, b: T): number;
}

/** Every third picture of an age: peers need seconds for each. */
const everyNth = 3;

/** Measures ours, @vladmandic/human and @vladmandic/face-api, one after the other. */
export async function measurePeers(
  engines: FaceEngines & { readonly estimator: LoadedAgeEstimator },
  folder: string,
  note: (text: string) => void,
): Promise<Readonly<Record<string, PeerFigures>>> {
  note("peers: bonafide");
  const ours = await measure(own(engines), folder);
  note("peers: @vladmandic/human");
  await using human = await openHuman();
  const humans = await measure(asLibrary(human), folder);
  note("peers: @vladmandic/face-api");
  const faceApis = await measure(asLibrary(await openFaceApi()), folder);
  return { bonafide: ours, "@vladmandic/human": humans, "@vladmandic/face-api": faceApis };
}

function own({
  detector,
  embedder,
  estimator,
}: FaceEngines & { readonly estimator: LoadedAgeEstimator }): Library<FaceTemplate> {
  return {
    look: async (raster) => {
      const face = central((await detector.detect(raster)).value, raster);
      if (!face) return undefined;
      const known = await embedder.embed(raster, face);
      return { known, years: calibrate(combine(await estimator.read(raster, face)), calibration).years };
    },
    similarity,
  };
}

function asLibrary<T extends { readonly years: number }>(peer: {
  look(raster: Raster): Promise<T | undefined>;
  similarity(a: T, b: T): number;
}): Library<T> {
  return {
    look: async (raster) => {
      const known = await peer.look(raster);
      return known && { known, years: known.years };
    },
    similarity: (a, b) => peer.similarity(a, b),
  };
}

async function measure<T>(library: Library<T>, folder: string): Promise<PeerFigures> {
  const times: number[] = [];
  const found = new Map<string, T>();
  const pairs = await officialPairs(folder, "held-out");
  const names = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  for (const name of names) {
    const raster = await decodeImage(await readFile(join(folder, "faces/lfw", name)));
    const before = performance.now();
    const seen = await library.look(raster);
    times.push(performance.now() - before);
    if (seen) found.set(name, seen.known);
  }
  const judged = pairs.flatMap(({ a, b, isSame }): JudgedPair[] => {
    const [first, second] = [found.get(a), found.get(b)];
    // Whoever finds no face has not recognised anybody.
    const score = first && second ? library.similarity(first, second) : Number.NEGATIVE_INFINITY;
    return [{ isSame, score }];
  });
  const ages = await measureAges(library, folder);
  return {
    facesNotFound: names.length - found.size + ages.missed,
    pairs: foldAtBest(judged),
    age: ages.figures,
    medianMs: Math.round(times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN),
  };
}

async function measureAges<T>(library: Library<T>, folder: string) {
  const paths = (await pictures(join(folder, "faces/ages"), "held-out")).filter((_, i) => i % everyNth === 0);
  const errors: { readonly years: number; readonly error: number }[] = [];
  for (const path of paths) {
    const seen = await library.look(withBorder(await decodeImage(await readFile(path))));
    const years = Number.parseInt(basename(path), 10);
    if (seen) errors.push({ years, error: Math.abs(seen.years - years) });
  }
  const within = (from: number, to: number) => {
    const some = errors.filter(({ years }) => years >= from && years <= to);
    const sum = some.reduce((total, { error }) => total + error, 0);
    return { count: some.length, meanError: sum / some.length };
  };
  return { missed: paths.length - errors.length, figures: { all: within(0, 200), "13-25": within(13, 25) } };
}

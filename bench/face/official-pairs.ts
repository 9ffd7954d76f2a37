import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { halfOf } from "./data-files.ts";
import { type Share, shareOf } from "./interval.ts";

/** A pair of LFW's protocol: two files, and whether they show one person. */
export interface OfficialPair {
  readonly a: string;
  readonly b: string;
  readonly isSame: boolean;
}

/** Reads faces/lfw-pairs.csv of a data folder; of the held-out half those of which neither picture was tuned on. */
export async function officialPairs(folder: string, half?: "held-out"): Promise<readonly OfficialPair[]> {
  const lines = (await readFile(join(folder, "faces/lfw-pairs.csv"), "utf8")).trim().split(/\r?\n/).slice(1);
  const pairs = lines.map((line) => {
    const [a = "", b = "", same] = line.split(",");
    return { a, b, isSame: same === "1" };
  });
  return half === undefined ? pairs : pairs.filter(({ a, b }) => halfOf(a) === half && halfOf(b) === half);
}

/** A pair with how much alike a library found it. */
export interface JudgedPair {
  readonly isSame: boolean;
  readonly score: number;
}

/** How often pairs are told rightly from a score on. */
export interface FoldFigures {
  readonly threshold: number;
  readonly accuracy: Share;
  readonly falseAccepts: Share;
  readonly falseRejects: Share;
}

/** The figures at one threshold. */
export function foldAt(pairs: readonly JudgedPair[], threshold: number): FoldFigures {
  const same = pairs.filter(({ isSame }) => isSame);
  const different = pairs.filter(({ isSame }) => !isSame);
  const accepted = different.filter(({ score }) => score >= threshold).length;
  const rejected = same.filter(({ score }) => score < threshold).length;
  return {
    threshold,
    accuracy: shareOf(pairs.length - accepted - rejected, pairs.length),
    falseAccepts: shareOf(accepted, different.length),
    falseRejects: shareOf(rejected, same.length),
  };
}

/** The figures at the threshold that suits these very pairs best: nobody can know it beforehand. */
export function foldAtBest(pairs: readonly JudgedPair[]): FoldFigures {
  const all = pairs.map(({ score }) => foldAt(pairs, score));
  return all.reduce((best, next) => (next.accuracy.count > best.accuracy.count ? next : best));
}

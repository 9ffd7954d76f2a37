import { similarity } from "../../server/src/engines/face-embedding/compare-faces.ts";
import type { KnownFace } from "./templates.ts";

/** Two pictures' score; `a` and `b` number the people. */
export interface ScoredPair {
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

/** All pairs of pictures: of one person and of two, photo against photo and photo against print. */
export interface Pairs {
  readonly people: number;
  readonly photos: { readonly same: readonly ScoredPair[]; readonly different: readonly ScoredPair[] };
  readonly prints: { readonly same: readonly ScoredPair[]; readonly different: readonly ScoredPair[] };
}

/** Compares every picture with every other, never a picture with its own print. */
export function allPairs(faces: readonly KnownFace[]): Pairs {
  const people = [...new Set(faces.map(({ person }) => person))];
  const numbers = faces.map(({ person }) => people.indexOf(person));
  const photos = { same: [] as ScoredPair[], different: [] as ScoredPair[] };
  const prints = { same: [] as ScoredPair[], different: [] as ScoredPair[] };
  faces.forEach((first, i) => {
    faces.forEach((second, j) => {
      if (i === j) return;
      const [a = 0, b = 0] = [numbers[i], numbers[j]];
      const kind = a === b ? "same" : "different";
      if (i < j) photos[kind].push({ a, b, score: similarity(first.photo, second.photo) });
      if (second.print) prints[kind].push({ a, b, score: similarity(first.photo, second.print) });
    });
  });
  return { people: people.length, photos, prints };
}

/** The score that a share of the pairs of different people reach. */
export function thresholdAt(different: readonly ScoredPair[], falseMatchRate: number): number {
  const scores = different.map(({ score }) => score).toSorted((x, y) => y - x);
  return scores[Math.floor(scores.length * falseMatchRate)] ?? Number.POSITIVE_INFINITY;
}

/** The share of pairs that score at least so much. */
export function shareAtLeast(pairs: readonly ScoredPair[], score: number): number {
  return pairs.length === 0 ? 0 : pairs.filter((pair) => pair.score >= score).length / pairs.length;
}

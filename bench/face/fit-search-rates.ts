import type { SearchCalibration } from "../../server/src/engines/face-embedding/search-rates.ts";
import { bootstrapHighs } from "./bootstrap.ts";
import { wilson } from "./interval.ts";
import { type ScoredPair, shareAtLeast } from "./pairs.ts";

const step = 0.02;
/** Rates are told from here on: above it everybody looks alike. */
const firstRate = 0.2;
/** Fewer pairs than this say nothing of the slope. */
const fewest = 10;

/**
 * The upper bounds of strangers' rates by score, down to where no pair is left, and the slope of their logarithm where
 * pairs grow few. People, not pairs, are what was sampled, so they bound what can be claimed.
 */
export function fitSearchRates(different: readonly ScoredPair[], people: number): SearchCalibration {
  const peoplePairs = (people * (people - 1)) / 2;
  const scores: number[] = [];
  for (let at = -50; at < 50; at += 1) {
    const score = Number((at * step).toFixed(2));
    if (shareAtLeast(different, score) > firstRate) continue;
    scores.push(score);
    if (shareAtLeast(different, score) === 0) break;
  }
  const drawnAnew = bootstrapHighs(different, people, scores);
  let least = 1;
  const points = scores.map((score, i) => {
    const { high } = wilson(shareAtLeast(different, score) * peoplePairs, peoplePairs);
    least = Math.min(least, Math.max(high, drawnAnew[i] ?? 1));
    return { score, falseMatchRate: Number(least.toPrecision(3)) };
  });
  return { points, slope: slopeOf(different, scores) };
}

/** By least squares over the scores that a hundredth of the pairs reach, and ten pairs at least. */
function slopeOf(different: readonly ScoredPair[], scores: readonly number[]): number {
  const some = scores
    .map((score) => ({ score, share: shareAtLeast(different, score) }))
    .filter(({ share }) => share <= 0.01 && share * different.length >= fewest);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(some.map(({ score }) => score)), mean(some.map(({ share }) => Math.log(share)))];
  const covariance = mean(some.map(({ score, share }) => (score - x) * (Math.log(share) - y)));
  return Number((covariance / mean(some.map(({ score }) => (score - x) ** 2))).toFixed(1));
}

import type { CalibrationPoint } from "../../server/src/engines/face-embedding/error-rates.ts";
import { bootstrapHighs } from "./bootstrap.ts";
import { wilson } from "./interval.ts";
import { type Pairs, shareAtLeast } from "./pairs.ts";

const step = 0.04;

/** Error rates by score, of photos against photos and against simulated documents, whichever is worse. */
export function fitErrorRates(measured: Pairs): CalibrationPoint[] {
  const different = [...measured.photos.different, ...measured.prints.different].map(({ score }) => score);
  const same = [...measured.photos.same, ...measured.prints.same].map(({ score }) => score);
  const first = Math.floor(quantile(different, 0.01) / step);
  const last = Math.ceil(quantile(same, 0.95) / step);
  const scores = Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toFixed(2)));
  const matchRates = falseMatchRates(measured, scores);
  const points: CalibrationPoint[] = [];
  scores.forEach((score, i) => {
    const before = points.at(-1);
    points.push({
      score,
      falseMatchRate: Math.min(before?.falseMatchRate ?? 1, matchRates[i] ?? 1),
      falseNonMatchRate: Math.max(before?.falseNonMatchRate ?? 0, falseNonMatchRate(measured, score)),
    });
  });
  return points;
}

/** The worse of photos and prints; people, not pairs, are what was sampled, so they bound what can be claimed. */
function falseMatchRates(measured: Pairs, scores: readonly number[]): readonly number[] {
  const peoplePairs = (measured.people * (measured.people - 1)) / 2;
  const bounds = [measured.photos, measured.prints].map(({ different }) => {
    const drawnAnew = bootstrapHighs(different, measured.people, scores);
    return scores.map((score, i) => {
      const { high } = wilson(shareAtLeast(different, score) * peoplePairs, peoplePairs);
      return Math.max(high, drawnAnew[i] ?? 1);
    });
  });
  return scores.map((_, i) => rounded(Math.max(...bounds.map((bound) => bound[i] ?? 1))));
}

/** The worse of photos and prints, never less than one of the photo pairs would be. */
function falseNonMatchRate(measured: Pairs, score: number): number {
  const { length } = measured.photos.same;
  const rates = [measured.photos, measured.prints].map(({ same }) => {
    const missed = 1 - shareAtLeast(same, score);
    return (missed * length + 1) / (length + 1);
  });
  return rounded(Math.max(...rates));
}

function rounded(rate: number): number {
  return Number(rate.toPrecision(3));
}

function quantile(scores: readonly number[], share: number): number {
  return scores.toSorted((a, b) => a - b)[Math.floor(scores.length * share)] ?? 0;
}

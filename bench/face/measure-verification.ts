import { defaultPolicy } from "../../server/src/core/decision/policy.ts";
import { calibration } from "../../server/src/engines/face-embedding/calibration.ts";
import { similarity } from "../../server/src/engines/face-embedding/compare-faces.ts";
import { errorRatesAt } from "../../server/src/engines/face-embedding/error-rates.ts";
import { type Share, shareOf } from "./interval.ts";
import { type FoldFigures, foldAt, foldAtBest, type JudgedPair, officialPairs } from "./official-pairs.ts";
import { type Pairs, type ScoredPair, thresholdAt } from "./pairs.ts";
import type { KnownFace } from "./templates.ts";

interface SetFigures {
  readonly samePairs: number;
  readonly differentPairs: number;
  readonly medianOfSame: number;
  /** Pairs of one person that score higher than all but this share of pairs of two. */
  readonly acceptedAt: Record<"1e-2" | "1e-3" | "1e-4", Share>;
  /** At the scores from which the calibration says a false match rate of at most 0.1 %. */
  readonly calibrated: { readonly accepted: Share; readonly falseMatches: Share };
  /** Pairs below the scores at which the default policy declines. */
  readonly certainlyDifferent: { readonly same: Share; readonly different: Share };
}

/** How well photos tell people apart, and photos against simulated documents. */
export interface VerificationFigures {
  readonly people: number;
  readonly photos: SetFigures;
  readonly prints: SetFigures;
}

/** Measures the comparison on scored pairs. */
export function measureVerification({ people, photos, prints }: Pairs): VerificationFigures {
  return { people, photos: figures(photos), prints: figures(prints) };
}

function figures({ same, different }: Pairs["photos"]): SetFigures {
  const count = (pairs: readonly ScoredPair[], holds: (score: number) => boolean) =>
    shareOf(pairs.filter(({ score }) => holds(score)).length, pairs.length);
  const acceptedAt = (rate: number) => {
    const threshold = thresholdAt(different, rate);
    return count(same, (score) => score > threshold);
  };
  const isMatch = (score: number) => errorRatesAt(score, calibration).falseMatchRate <= 0.001;
  const isMismatch = (score: number) =>
    !isMatch(score) &&
    errorRatesAt(score, calibration).falseNonMatchRate <= defaultPolicy.thresholds.mismatchFalseNonMatchRate;
  return {
    samePairs: same.length,
    differentPairs: different.length,
    medianOfSame: same.map(({ score }) => score).toSorted((a, b) => a - b)[same.length >> 1] ?? 0,
    acceptedAt: { "1e-2": acceptedAt(0.01), "1e-3": acceptedAt(0.001), "1e-4": acceptedAt(0.0001) },
    calibrated: { accepted: count(same, isMatch), falseMatches: count(different, isMatch) },
    certainlyDifferent: { same: count(same, isMismatch), different: count(different, isMismatch) },
  };
}

/** LFW's own pairs: those with no tuned picture, and all of the fold. */
export interface OfficialFigures {
  readonly heldOut: FoldFigures;
  readonly all: FoldFigures;
}

/** LFW's own pairs at two thresholds that are known beforehand, and at the one that suits them best. */
export interface FoldsFigures {
  /** From where the default policy accepts. */
  readonly accept: OfficialFigures;
  /** Where the calibration bounds the false match rate by 1 %: likelier one person than two, for a person to look. */
  readonly hundredth: OfficialFigures;
  readonly heldOutAtBest: FoldFigures;
}

/** Measures LFW's own pairs. */
export async function measureFold(faces: readonly KnownFace[], folder: string): Promise<FoldsFigures> {
  const known = new Map(faces.map((face) => [face.file, face.photo]));
  const judged = async (half?: "held-out"): Promise<readonly JudgedPair[]> =>
    (await officialPairs(folder, half)).flatMap(({ a, b, isSame }) => {
      const [first, second] = [known.get(a), known.get(b)];
      return first && second ? [{ isSame, score: similarity(first, second) }] : [];
    });
  const [heldOut, all] = [await judged("held-out"), await judged()];
  const at = (rate: number): OfficialFigures => {
    const threshold = leastScore(rate);
    return { heldOut: foldAt(heldOut, threshold), all: foldAt(all, threshold) };
  };
  return {
    accept: at(defaultPolicy.thresholds.matchFalseMatchRate),
    hundredth: at(0.01),
    heldOutAtBest: foldAtBest(heldOut),
  };
}

/** The least score, to a thousandth, of which the calibration says at most such a false match rate. */
function leastScore(falseMatchRate: number): number {
  for (let thousandths = -1000; thousandths < 1000; thousandths += 1) {
    const score = thousandths / 1000;
    if (errorRatesAt(score, calibration).falseMatchRate <= falseMatchRate) return score;
  }
  throw new Error("No score is a match.");
}

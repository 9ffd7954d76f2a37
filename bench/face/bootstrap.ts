import type { ScoredPair } from "./pairs.ts";

const rounds = 200;

/**
 * For each score (ascending) the 97.5th percentile of the share of pairs at or above it, when people are drawn anew
 * with repetition: pairs that share a person are not independent.
 */
export function bootstrapHighs(
  pairs: readonly ScoredPair[],
  people: number,
  scores: readonly number[],
): readonly number[] {
  const reached = Int32Array.from(pairs, (pair) => scores.filter((score) => pair.score >= score).length);
  const next = generator(1);
  const shares = Array.from({ length: rounds }, () => {
    const weights = drawPeople(people, next);
    const sums = new Float64Array(scores.length + 1);
    pairs.forEach(({ a, b }, i) => {
      const at = reached[i] ?? 0;
      sums[at] = (sums[at] ?? 0) + (weights[a] ?? 0) * (weights[b] ?? 0);
    });
    for (let i = scores.length - 1; i >= 0; i -= 1) sums[i] = (sums[i] ?? 0) + (sums[i + 1] ?? 0);
    return sums.subarray(1).map((sum) => sum / (sums[0] ?? 1));
  });
  return scores.map((_, i) => {
    const sorted = shares.map((share) => share[i] ?? 0).toSorted((a, b) => a - b);
    return sorted[Math.floor(rounds * 0.975)] ?? 1;
  });
}

function drawPeople(people: number, next: () => number): Float64Array {
  const weights = new Float64Array(people);
  for (let i = 0; i < people; i += 1) {
    const drawn = Math.floor(next() * people);
    weights[drawn] = (weights[drawn] ?? 0) + 1;
  }
  return weights;
}

/** Numbers from 0 to 1, the same in every run (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

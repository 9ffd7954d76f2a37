import { classCount, mrzAlphabet } from "./alphabet.ts";

/** What the net sees along a line, step by step. */
export interface LineFrames {
  readonly count: number;
  /** Probability of each character at each step, row by row. */
  readonly characters: Float32Array;
  /** Probability of no character at each step. */
  readonly blanks: Float32Array;
}

/** A character as greedy decoding sees it: a run of steps with the same best class. */
export interface Peak {
  readonly character: string;
  /** Middle of its run, weighted by its probability, in steps. */
  readonly at: number;
  /** Mean probability over its run. */
  readonly probability: number;
}

/** Probabilities out of the net's scores (classes × steps, class 0 the blank, then the alphabet). */
export function toFrames(scores: Float32Array, count: number): LineFrames {
  const characters = new Float32Array(count * classCount);
  const blanks = new Float32Array(count);
  const odds = new Float64Array(classCount + 1);
  for (let t = 0; t < count; t += 1) {
    let highest = -Infinity;
    for (let c = 0; c <= classCount; c += 1) highest = Math.max(highest, scores[c * count + t] ?? -Infinity);
    let sum = 0;
    for (let c = 0; c <= classCount; c += 1) {
      const value = Math.exp((scores[c * count + t] ?? -Infinity) - highest);
      odds[c] = value;
      sum += value;
    }
    blanks[t] = (odds[0] ?? 0) / sum;
    for (let c = 0; c < classCount; c += 1) characters[t * classCount + c] = (odds[c + 1] ?? 0) / sum;
  }
  return { count, characters, blanks };
}

/** Greedy reading: runs of the best class, blanks left out. */
export function findPeaks(frames: LineFrames): Peak[] {
  const peaks: Peak[] = [];
  let best = bestClass(frames, 0);
  for (let start = 0; start < frames.count; ) {
    let end = start + 1;
    let next = bestClass(frames, end);
    while (end < frames.count && next === best) {
      end += 1;
      next = bestClass(frames, end);
    }
    if (best >= 0) peaks.push(toPeak(frames, best, start, end));
    start = end;
    best = next;
  }
  return peaks;
}

function bestClass({ count, characters, blanks }: LineFrames, t: number): number {
  if (t >= count) return -1;
  let best = -1;
  let probability = blanks[t] ?? 0;
  if (probability > 0.5) return best;
  for (let c = 0, at = t * classCount; c < classCount; c += 1, at += 1) {
    const candidate = characters[at] ?? 0;
    if (candidate <= probability) continue;
    probability = candidate;
    best = c;
  }
  return best;
}

function toPeak({ characters }: LineFrames, best: number, start: number, end: number): Peak {
  let sum = 0;
  let moment = 0;
  for (let t = start; t < end; t += 1) {
    const probability = characters[t * classCount + best] ?? 0;
    sum += probability;
    moment += probability * t;
  }
  return { character: mrzAlphabet.charAt(best), at: moment / sum, probability: sum / (end - start) };
}

/** The distance between neighbours that most peaks agree on, in steps; 0 when there are fewer than four. */
export function medianPitch(peaks: readonly Peak[]): number {
  const distances = peaks.slice(1).map((peak, i) => peak.at - (peaks[i]?.at ?? 0));
  distances.sort((a, b) => a - b);
  return distances.length < 3 ? 0 : (distances[distances.length >> 1] ?? 0);
}

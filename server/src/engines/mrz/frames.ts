import { classCount, mrzAlphabet } from "./alphabet.ts";
import { recogniserClasses } from "./recogniser-classes.ts";

/** What a recogniser sees along a line, step by step, restricted to the characters of a zone. */
export interface LineFrames {
  readonly count: number;
  /** Probability of each MRZ class at each step, row by row. */
  readonly characters: Float32Array;
  /** Probability of no character at each step. */
  readonly blanks: Float32Array;
}

/** A character as greedy decoding sees it: a run of steps with the same best class. */
export interface Peak {
  readonly character: string;
  /** Middle of its run, in steps. */
  readonly at: number;
  /** Mean probability over its run. */
  readonly probability: number;
}

/** Keeps of a recogniser's output (steps × classes, probabilities, class 0 the blank) what a zone can hold. */
export function restrictFrames(data: Float32Array, count: number): LineFrames {
  const total = data.length / count;
  const characters = new Float32Array(count * classCount);
  const blanks = new Float32Array(count);
  for (let t = 0; t < count; t += 1) {
    blanks[t] = data[t * total] ?? 0;
    recogniserClasses.forEach((sources, c) => {
      let sum = 0;
      for (const source of sources) sum += data[t * total + source] ?? 0;
      characters[t * classCount + c] = sum;
    });
  }
  return { count, characters, blanks };
}

/** Greedy reading: runs of the best class, blanks left out, characters outside the alphabet unseen. */
export function findPeaks(frames: LineFrames): Peak[] {
  const peaks: Peak[] = [];
  let t = 0;
  while (t < frames.count) {
    const best = bestClass(frames, t);
    let end = t + 1;
    while (end < frames.count && bestClass(frames, end) === best) end += 1;
    if (best >= 0) peaks.push(toPeak(frames, best, t, end));
    t = end;
  }
  return peaks;
}

const leastProbability = 0.05;

function bestClass({ characters, blanks }: LineFrames, t: number): number {
  let best = -1;
  let probability = Math.max(blanks[t] ?? 0, leastProbability);
  for (let c = 0; c < classCount; c += 1) {
    const candidate = characters[t * classCount + c] ?? 0;
    if (candidate <= probability) continue;
    probability = candidate;
    best = c;
  }
  return best;
}

function toPeak({ characters }: LineFrames, best: number, start: number, end: number): Peak {
  let sum = 0;
  for (let t = start; t < end; t += 1) sum += characters[t * classCount + best] ?? 0;
  return { character: mrzAlphabet.charAt(best), at: (start + end - 1) / 2, probability: sum / (end - start) };
}

/** The distance between neighbours that most peaks agree on, in steps; 0 when there are fewer than four. */
export function medianPitch(peaks: readonly Peak[]): number {
  const distances = peaks.slice(1).map((peak, i) => peak.at - (peaks[i]?.at ?? 0));
  distances.sort((a, b) => a - b);
  return distances.length < 3 ? 0 : (distances[distances.length >> 1] ?? 0);
}

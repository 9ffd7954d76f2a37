/** A character as read. */
export interface ReadCharacter {
  readonly text: string;
  /** Mean probability over the steps that show it, 0 to 1. */
  readonly probability: number;
  /** Its middle along the line, from 0, the line's start, to 1. */
  readonly at: number;
  /** How likely the recogniser itself finds a space before it, 0 to 1; 0 for the first. */
  readonly spaceBefore: number;
}

/** What the recogniser says of one line: steps × classes, probabilities; class 0 is "nothing", the last the space. */
export interface Frames {
  readonly data: Float32Array;
  readonly steps: number;
}

/** Greedy reading: runs of the likeliest class; "nothing" and spaces are left out. `dictionary` names class 1 and on. */
export function decodeFrames(frames: Frames, dictionary: readonly string[]): ReadCharacter[] {
  const { data, steps } = frames;
  const classes = data.length / steps;
  const characters: ReadCharacter[] = [];
  let previous = 0;
  for (const run of runsOf(frames)) {
    const text = run.class === classes - 1 ? undefined : dictionary[run.class - 1];
    if (text === undefined) continue;
    const middle = (run.start + run.end) / 2;
    const spaceBefore = characters.length === 0 ? 0 : likeliestSpace(frames, previous, middle);
    characters.push({ text, probability: run.probability, at: middle / steps, spaceBefore });
    previous = middle;
  }
  return characters;
}

interface Run {
  readonly class: number;
  readonly start: number;
  readonly end: number;
  readonly probability: number;
}

/** Steps on end with the same likeliest class. */
function runsOf({ data, steps }: Frames): Run[] {
  const classes = data.length / steps;
  const runs: Run[] = [];
  let best = likeliest(data, 0, classes);
  for (let start = 0; start < steps; ) {
    let sum = data[start * classes + best] ?? 0;
    let end = start + 1;
    let next = best;
    for (; end < steps; end += 1) {
      next = likeliest(data, end * classes, classes);
      if (next !== best) break;
      sum += data[end * classes + best] ?? 0;
    }
    runs.push({ class: best, start, end, probability: sum / (end - start) });
    start = end;
    best = next;
  }
  return runs;
}

function likeliestSpace({ data, steps }: Frames, from: number, to: number): number {
  const classes = data.length / steps;
  let highest = 0;
  for (let t = Math.floor(from); t <= Math.min(steps - 1, Math.ceil(to)); t += 1)
    highest = Math.max(highest, data[(t + 1) * classes - 1] ?? 0);
  return highest;
}

function likeliest(data: Float32Array, from: number, count: number): number {
  let best = 0;
  let highest = data[from] ?? 0;
  for (let c = 1; c < count; c += 1) {
    const value = data[from + c] ?? 0;
    if (value > highest) {
      highest = value;
      best = c;
    }
  }
  return best;
}

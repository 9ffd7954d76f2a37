import type { MrzCharset } from "#core/document/mrz-layout.ts";

/** The characters of a zone, in the order of the class vectors used here. */
export const mrzAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<";

/** Number of characters in the alphabet. */
export const classCount = mrzAlphabet.length;

/** The class of "<". */
export const filler = classCount - 1;

const members: Record<MrzCharset, string> = {
  letters: "ABCDEFGHIJKLMNOPQRSTUVWXYZ<",
  any: mrzAlphabet,
  digits: "0123456789<",
  digit: "0123456789",
  "digit-or-filler": "0123456789<",
  sex: "FMX<",
  filler: "<",
};

/** A class that a slot may hold, and the classes whose probability counts for it there. */
export interface SlotClass {
  readonly index: number;
  readonly sources: readonly number[];
}

// A recogniser tells these apart by their neighbours, which mislead it where letters stand between digits. In a slot
// that holds only one of a pair, the other's probability is the first one's.
const twins: Readonly<Record<string, string>> = {
  0: "OQD",
  1: "IL",
  2: "Z",
  5: "S",
  6: "G",
  8: "B",
  B: "8",
  G: "6",
  I: "1",
  O: "0",
  S: "5",
  Z: "2",
};

const slotClasses = new Map(
  Object.entries(members).map(([name, text]) => [
    name,
    [...text].map((character) => toSlotClass(character, text)),
  ]),
);

function toSlotClass(character: string, allowed: string): SlotClass {
  const others = [...(twins[character] ?? "")].filter((twin) => !allowed.includes(twin));
  const index = mrzAlphabet.indexOf(character);
  return { index, sources: [index, ...others.map((twin) => mrzAlphabet.indexOf(twin))] };
}

/** Classes that a slot of this charset may hold. */
export function classesOf(charset: MrzCharset): readonly SlotClass[] {
  return slotClasses.get(charset) ?? [];
}

/** The probability of a slot's class among `probabilities`, whose first class stands at `offset`. */
export function probabilityOf(probabilities: Float32Array, { sources }: SlotClass, offset = 0): number {
  let sum = 0;
  for (const source of sources) sum += probabilities[offset + source] ?? 0;
  return sum;
}

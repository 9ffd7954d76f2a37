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
};

const masks = new Map(
  Object.entries(members).map(([name, text]) => [name, [...text].map((c) => mrzAlphabet.indexOf(c))]),
);

/** Classes that a slot of this charset may hold. */
export function classesOf(charset: MrzCharset): readonly number[] {
  return masks.get(charset) ?? [];
}

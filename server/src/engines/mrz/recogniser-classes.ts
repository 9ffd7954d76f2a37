import { filler, mrzAlphabet } from "./alphabet.ts";

// Where the recogniser's dictionary (ppocr_keys_v1.txt, one character a line, after the blank) has our characters.
const upper = [
  26, 93, 25, 94, 632, 631, 933, 29, 27, 1109, 1221, 3588, 4244, 1220, 4381, 1219, 5128, 425, 3587, 2697,
  5193, 3506, 3639, 3589, 4741, 1310, 4731, 5127, 1217, 1381, 4497, 5405, 5033, 5200, 1218, 4136, 3490,
];
const lower = [
  4544, 3463, 4902, 5171, 3332, 4389, 4548, 3539, 3538, 5493, 4849, 2710, 5233, 4547, 4245, 4545, 2156, 1958,
  1033, 3333, 1034, 4922, 3537, 2993, 4546, 3316,
];
/** 《 〈 ≤ ＜: what the recogniser takes fillers for. */
const fillerTwins = [5209, 2566, 6252, 6294];

/** Outputs of the recogniser: the blank, its dictionary and the space. */
export const recogniserClassCount = 6625;

/** The recogniser's classes that mean each MRZ class: capital, small letter, look-alikes of "<". */
export const recogniserClasses: readonly (readonly number[])[] = [...mrzAlphabet].map((_character, i) => {
  const own = upper[i] ?? 0;
  if (i === filler) return [own, ...fillerTwins];
  const small = i >= 10 ? lower[i - 10] : undefined;
  return small === undefined ? [own] : [own, small];
});

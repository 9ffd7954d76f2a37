import { describe, expect, test } from "vitest";
import { classCount, mrzAlphabet } from "./alphabet.ts";
import { isStateCode, settleStateCodes } from "./state-codes.ts";

const lines = [
  "P<OTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
  "L898902C36D<<7408122F1204159ZE184226B<<<<<10",
];

/** Columns sure of the lines, but for one that gives `share` to another letter. */
function columnsWith(line: number, at: number, [other, share]: [string, number]) {
  return lines.map((text, l) =>
    [...text].map((character, i) => {
      const column = new Float32Array(classCount);
      column[mrzAlphabet.indexOf(character)] = 1;
      if (l !== line || i !== at) return column;
      column[mrzAlphabet.indexOf(character)] = 1 - share;
      column[mrzAlphabet.indexOf(other)] = share;
      return column;
    }),
  );
}

describe("codes of states", () => {
  test("a code that nobody has becomes the likeliest that somebody has", () => {
    const settled = settleStateCodes("TD3", lines, columnsWith(0, 2, ["U", 0.1]));
    expect(settled).toEqual([lines[0]?.replace("OTO", "UTO"), lines[1]]);
  });

  test("a code that was read clearly stays, whether it exists or not", () => {
    expect(settleStateCodes("TD3", lines, columnsWith(0, 2, ["U", 0.001]))).toEqual(lines);
  });

  test.each(["D<<", "GBD", "UTO", "XXA", "FRA"])("%s is a code", (code) =>
    expect(isStateCode(code)).toBe(true),
  );
  test.each(["OTO", "D<E", "<<<"])("%s is none", (code) => expect(isStateCode(code)).toBe(false));
});

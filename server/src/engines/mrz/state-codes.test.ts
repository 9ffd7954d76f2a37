import { describe, expect, test } from "vitest";
import { classCount, mrzAlphabet } from "./alphabet.ts";
import { correct, isStateCode, stateCodeCorrections } from "./state-codes.ts";

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
    const columns = columnsWith(0, 2, ["U", 0.1]);
    const corrections = stateCodeCorrections({ format: "TD3", lines, columns });
    expect(corrections).toEqual([{ line: 0, column: 2, from: "OTO", to: "UTO" }]);
    expect(correct(lines, corrections)).toEqual([lines[0]?.replace("OTO", "UTO"), lines[1]]);
  });

  test("a code that was read clearly stays, whether it exists or not", () => {
    const columns = columnsWith(0, 2, ["U", 0.001]);
    expect(stateCodeCorrections({ format: "TD3", lines, columns })).toEqual([]);
  });

  test.each(["D<<", "GBD", "UTO", "XXA", "FRA"])("%s is a code", (code) =>
    expect(isStateCode(code)).toBe(true),
  );
  test.each(["OTO", "D<E", "<<<", "CM<", "CMW"])("%s is none", (code) =>
    expect(isStateCode(code)).toBe(false),
  );
});

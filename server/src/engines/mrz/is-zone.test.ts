import { describe, expect, test } from "vitest";
import { classCount, mrzAlphabet } from "./alphabet.ts";
import type { DecodedZone } from "./decode.ts";
import { isZone as isZoneOf } from "./is-zone.ts";

type Reading = Pick<DecodedZone, "format" | "lines" | "confidence">;

/** Of a reading whose every character is beyond doubt, but for one that gives a tenth to another. */
function isZone(reading: Reading, doubt?: { line: number; at: number; other: string }): boolean {
  const columns = reading.lines.map((text, line) =>
    [...text].map((character, i) => {
      const column = new Float32Array(classCount);
      column[mrzAlphabet.indexOf(character)] = 0.9;
      if (doubt?.line === line && doubt.at === i) column[mrzAlphabet.indexOf(doubt.other)] = 0.1;
      return column;
    }),
  );
  return isZoneOf({ ...reading, columns });
}

const passport = [
  "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
  "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
];
const falsified = [passport[0] ?? "", "L898902C30UTO7408122F1204159ZE184226B<<<<<10"];
const text = ["NATIONALITYNATIONALITE", "SEXSEXE"].map((line) => line.padEnd(44, "<"));

describe("whether a reading is of a zone", () => {
  test("valid digits prove it, though it was hard to read", () => {
    expect(isZone({ format: "TD3", lines: passport, confidence: 0.65 })).toBe(true);
  });

  test("falsified digits that were read clearly are of a zone", () => {
    expect(isZone({ format: "TD3", lines: falsified, confidence: 0.9 })).toBe(true);
  });

  test("invalid digits that were hard to read are none", () => {
    expect(isZone({ format: "TD3", lines: falsified, confidence: 0.75 })).toBe(false);
  });

  test("other text is none, however clear", () => {
    expect(isZone({ format: "TD3", lines: text, confidence: 0.95 })).toBe(false);
  });

  test("invalid digits of a state that nobody has must be read very clearly", () => {
    const lines = falsified.map((line) => line.replace("UTO", "QZQ"));
    expect(isZone({ format: "TD3", lines, confidence: 0.9 })).toBe(false);
    expect(isZone({ format: "TD3", lines, confidence: 0.97 })).toBe(true);
  });

  test("invalid digits of a state's code with one letter in doubt are of that state", () => {
    const lines = falsified.map((line) => line.replace("UTO", "UIO"));
    expect(isZone({ format: "TD3", lines, confidence: 0.9 })).toBe(false);
    expect(isZone({ format: "TD3", lines, confidence: 0.9 }, { line: 0, at: 3, other: "T" })).toBe(true);
  });

  test("a Swiss licence has no digits, so all must stand as it does there", () => {
    const licence = ["ABC123D<<", "FACHE123456789001<<900115<<<<<", "MUSTER<<MAX<<<<<<<<<<<<<<<<<<<"];
    expect(isZone({ format: "CH-DL", lines: licence, confidence: 0.95 })).toBe(true);
    for (const change of [
      ["FACHE", "FACNE"],
      ["900115", "901315"],
      ["<<MAX", "<MAX<"],
      ["D<<", "D<A"],
    ] as const) {
      const lines = licence.map((line) => line.replace(change[0], change[1]));
      expect(isZone({ format: "CH-DL", lines, confidence: 0.95 })).toBe(false);
    }
  });

  test("fillers alone are none, though every digit over them is valid", () => {
    const lines = [
      "P<UTO".padEnd(44, "<"),
      `${"<".repeat(9)}0UTO${"<".repeat(6)}0<${"<".repeat(6)}0${"<".repeat(15)}0`,
    ];
    expect(isZone({ format: "TD3", lines, confidence: 0.95 })).toBe(false);
  });
});

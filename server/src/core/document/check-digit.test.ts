import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { longNumberRest, mrzCheckDigit, mrzCheckDigits } from "./check-digit.ts";
import type { MrzFormat } from "./mrz.ts";

// The examples of ICAO Doc 9303 parts 4 to 7.
const examples: Record<string, [MrzFormat, string[]]> = {
  "a passport": [
    "TD3",
    ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"],
  ],
  "a card of size 1": [
    "TD1",
    ["I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"],
  ],
  "a card with a number of twelve characters": [
    "TD1",
    ["I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2", "STEVENSON<<PETER<JOHN<<<<<<<<<"],
  ],
  "a card of size 2": [
    "TD2",
    ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"],
  ],
  "a visa of format A": [
    "MRV-A",
    ["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<"],
  ],
  "a French identity card of before 2021": [
    "FR-ID",
    ["IDFRAMARTINEAU<<<<<<<<<<<<<<<<750026", "0404751000427ELISE<<CLAIRE<7503142F8"],
  ],
  "a visa of format B": [
    "MRV-B",
    ["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<"],
  ],
};

describe("check digits", () => {
  test("520727 has the check digit 3, as Doc 9303 part 3 works out", () => {
    expect(mrzCheckDigit("520727")).toBe("3");
    expect(mrzCheckDigit("AB2134<<<")).toBe("5");
  });

  test.each(Object.entries(examples))(
    "every digit of the ICAO example of %s is valid",
    (_name, [format, lines]) => {
      expect(mrzCheckDigits(format, lines).filter((digit) => !digit.isValid)).toEqual([]);
    },
  );

  test("each digit tells what it covers, where that stands, and the sum that it comes from", () => {
    const [, lines = []] = examples["a passport"] ?? [];
    const [number, birth, , , composite] = mrzCheckDigits("TD3", lines);
    // L898902C3: 21·7 + 8·3 + 9·1 + 8·7 + 9·3 + 0·1 + 2·7 + 12·3 + 3·1 = 316
    expect(number).toEqual({
      field: "document-number",
      covered: "L898902C3",
      ranges: [[1, 0, 9]],
      at: [1, 9],
      weightedSum: 316,
      found: "6",
      computed: "6",
      isValid: true,
    });
    expect(birth).toMatchObject({ covered: "740812", ranges: [[1, 13, 19]], at: [1, 19] });
    expect(composite).toMatchObject({ covered: "L898902C3674081221204159ZE184226B<<<<<1", at: [1, 43] });
  });

  test("a long number's digit covers both its parts, and stands behind the second", () => {
    const [, lines = []] = examples["a card with a number of twelve characters"] ?? [];
    expect(mrzCheckDigits("TD1", lines)[0]).toMatchObject({
      covered: "D23145890734",
      ranges: [
        [0, 5, 14],
        [0, 15, 18],
      ],
      at: [0, 18],
      found: "9",
    });
  });

  test("a long number's digit may count the filler between the parts", () => {
    const counted = mrzCheckDigit("D23145890<735");
    expect(counted).not.toBe(mrzCheckDigit("D23145890735"));
    const lines = [`I<UTOD23145890<735${counted}`.padEnd(30, "<"), "7408122F1204159UTO<<<<<<<<<<<6", ""];
    expect(mrzCheckDigits("TD1", lines)[0]).toMatchObject({ covered: "D23145890<735", isValid: true });
  });

  test("Switzerland's driving licence has no check digit", () => {
    const lines = ["ABC123D<<", "FACHE123456789001<<900115<<<<<", "MUSTER<<MAX<<<<<<<<<<<<<<<<<<<"];
    expect(mrzCheckDigits("CH-DL", lines)).toEqual([]);
  });

  test("an unused personal number may have a filler for its digit, a used one may not", () => {
    const empty = ["", `L898902C36UTO7408122F1204159${"<".repeat(14)}<0`];
    const used = ["", "L898902C36UTO7408122F1204159ZE184226B<<<<<<0"];
    const personal = (lines: string[]) => mrzCheckDigits("TD3", lines)[3];
    expect(personal(empty)).toMatchObject({ field: "personal-number", found: "<", isValid: true });
    expect(personal(used)).toMatchObject({ found: "<", computed: "1", isValid: false });
  });

  test("a filler without a number's rest behind it is an invalid digit", () => {
    const lines = ["I<UTOD23145890<<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", ""];
    expect(mrzCheckDigits("TD1", lines)[0]).toMatchObject({ found: "<", isValid: false });
    expect(longNumberRest("<<<")).toBeNull();
  });

  test("a wrong character is caught unless its value differs by a multiple of ten", () => {
    const alphabet = [..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<"];
    const text = fc.array(fc.constantFrom(...alphabet), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(text, fc.nat(), fc.constantFrom(...alphabet), (characters, at, wrong) => {
        const i = at % characters.length;
        const changed = characters.with(i, wrong).join("");
        const value = (character = "<") => Number.parseInt(character === "<" ? "0" : character, 36);
        const isTwin = (value(characters[i]) - value(wrong)) % 10 === 0;
        expect(mrzCheckDigit(changed) === mrzCheckDigit(characters.join(""))).toBe(isTwin);
      }),
    );
  });
});

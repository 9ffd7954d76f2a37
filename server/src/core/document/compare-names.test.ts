import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldName, isSameName, transliterateName } from "./compare-names.ts";

describe("names", () => {
  test.each([
    ["Müller", "MUELLER"],
    ["Müller", "MULLER"],
    ["Ørsted", "OERSTED"],
    ["Ångström", "AANGSTROEM"],
    ["O'Brien", "OBRIEN"],
    ["Anna-Maria", "ANNA MARIA"],
    ["Anna", "ANNA MARIA"],
    ["Maria Anna", "ANNA MARIA"],
    ["Łukasz", "LUKASZ"],
    ["Strauß", "STRAUSS"],
    ["Papandropoulos", "PAPANDROP"],
  ])("%s is the same as %s", (expected, read) => {
    expect(isSameName(expected, read)).toBe(true);
  });

  test.each([
    ["Smith", "SCHMIDT"],
    ["Ann", "ANNA"],
    ["John", "JANE"],
    ["Lee", ""],
    ["", "LEE"],
  ])("%s is not the same as %s", (expected, read) => {
    expect(isSameName(expected, read)).toBe(false);
  });

  test("a Latin name is always the same as its own two spellings", () => {
    const letter = fc.constantFrom(..."abcdefgzåäöüßøæœłéèñçšž");
    const name = fc.string({ unit: letter, minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        name,
        (text) => isSameName(text, foldName(text)) && isSameName(text, transliterateName(text)),
      ),
    );
  });
});

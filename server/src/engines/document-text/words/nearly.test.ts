import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editDistance, findNearly, toPattern } from "./nearly.ts";

const letters = fc.string({ unit: fc.constantFrom("A", "B", "C"), minLength: 1, maxLength: 9 });

/** The definition: the least distance to any part of the text. */
function leastDistance(pattern: string, text: string): number {
  let least = pattern.length;
  for (let start = 0; start <= text.length; start += 1)
    for (let end = start; end <= text.length; end += 1)
      least = Math.min(least, editDistance(pattern, text.slice(start, end)));
  return least;
}

describe("nearly finding", () => {
  test("a word with one letter wrong and one missing", () => {
    expect(findNearly(toPattern("NAISSANCE"), "DATEDENAESANCE4", 3)).toEqual({
      start: 6,
      end: 14,
      errors: 2,
    });
  });

  test("nothing when too much is wrong", () => {
    expect(findNearly(toPattern("SURNAME"), "PASSPORTNO", 2)).toBeNull();
  });

  test("where no letter may be wrong, the first place with all of them", () => {
    expect(findNearly(toPattern("SEX"), "SEXESEX", 0)).toEqual({ start: 0, end: 3, errors: 0 });
    expect(findNearly(toPattern("SEX"), "SE1X", 0)).toBeNull();
  });

  test("the errors are the least distance to any part of the text, and the part found has it", () => {
    fc.assert(
      fc.property(letters, letters, (pattern, text) => {
        const found = findNearly(toPattern(pattern), text, pattern.length - 1);
        const least = leastDistance(pattern, text);
        if (least >= pattern.length) return found === null;
        return found?.errors === least && editDistance(pattern, text.slice(found.start, found.end)) === least;
      }),
    );
  });
});

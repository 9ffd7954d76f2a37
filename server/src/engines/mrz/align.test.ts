import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alignColumns } from "./align.ts";
import { classesOf, mrzAlphabet } from "./alphabet.ts";
import { framesOf, lineFrames } from "./testing.ts";

const any = classesOf("any");
const masks = (count: number) => Array.from({ length: count }, () => any);

function textOf(steps: string, count: number, pitch: number): string {
  const alignment = alignColumns(framesOf(steps), pitch, masks(count));
  const best = (alignment?.columns ?? []).map((column) => column.indexOf(Math.max(...column)));
  return best.map((index) => mrzAlphabet.charAt(index)).join("");
}

describe("the grid", () => {
  test("any line is cut into its own characters", () => {
    const characters = fc.array(fc.constantFrom(..."ABCDEFGHJKMNPQRTUVWXY"), {
      minLength: 12,
      maxLength: 30,
    });
    fc.assert(
      fc.property(characters, (line) => {
        const alignment = alignColumns(lineFrames(line.join("")), 3, masks(line.length));
        const read = alignment?.columns.map((column) => column.indexOf(Math.max(...column)));
        expect(read).toEqual(line.map((character) => 10 + character.charCodeAt(0) - 65));
      }),
    );
  });

  test("fillers that were merged into one run or dropped get their columns back", () => {
    expect(textOf("..I..<..U..T..O..<<<<<<<<<.........A..", 12, 3)).toBe("I<UTO<<<<<<A");
  });

  test("a pitch that grows along the line is followed", () => {
    expect(textOf("A..B..C..D...E...F...G....H....J", 9, 3.4)).toBe("ABCDEFGHJ");
  });

  test("more columns than steps fit nowhere", () => {
    expect(alignColumns(framesOf("A.B"), 2, masks(4))).toBeNull();
  });
});

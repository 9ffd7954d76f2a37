import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Alignment, alignColumns } from "./align.ts";
import { mrzAlphabet } from "./alphabet.ts";
import { findPeaks } from "./frames.ts";
import { fitGrid } from "./grid.ts";
import { framesOf, lineFrames } from "./testing.ts";

function align(steps: string, count: number): Alignment | null {
  const frames = framesOf(steps);
  const grid = fitGrid(findPeaks(frames));
  return grid && alignColumns(frames, grid, count);
}

function textOf(alignment: Alignment | null): string {
  const best = (alignment?.columns ?? []).map((column) => column.indexOf(Math.max(...column)));
  return best.map((index) => mrzAlphabet.charAt(index)).join("");
}

const letters = fc.array(fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<"), {
  minLength: 24,
  maxLength: 44,
});

describe("the grid", () => {
  test("any line is cut into its own characters", () => {
    fc.assert(
      fc.property(letters, (characters) => {
        const line = characters.join("");
        const frames = lineFrames(line);
        const grid = fitGrid(findPeaks(frames));
        expect(textOf(grid && alignColumns(frames, grid, line.length))).toBe(line);
      }),
    );
  });

  test("characters that nobody saw get their columns, and are taken for fillers", () => {
    fc.assert(
      fc.property(letters, fc.array(fc.nat(), { maxLength: 4 }), (characters, places) => {
        const line = characters.join("");
        const lost = new Set(places.map((place) => 1 + (place % (line.length - 2))));
        const steps = [...line].map((character, i) => (lost.has(i) ? "...." : `.${character}..`)).join("");
        const expected = [...line].map((character, i) => (lost.has(i) ? "<" : character)).join("");
        expect(textOf(align(`........${steps}........`, line.length))).toBe(expected);
      }),
    );
  });

  test("fillers that run together are told apart by their columns", () => {
    const spread = (text: string) => [...text].map((character) => `${character}...`).join("");
    const steps = `........${spread("I<UTOERIKSSON")}<<<<<<<<<<<<<...${spread("ANNAMARIA")}........`;
    expect(textOf(align(steps, 26))).toBe("I<UTOERIKSSON<<<<ANNAMARIA");
  });

  test("a character seen twice is one", () => {
    expect(textOf(align("...A...B..M.N..C...D...E...F...G...H...", 9))).toBe("ABMCDEFGH");
  });

  test("a pitch that grows along the line is followed", () => {
    const line = "ABCDEFGHJKLMNOPQRSTUVWXYZABCDE";
    const place = (i: number) => Math.round(4 * i + i ** 2 / 60);
    const steps = [...line].map((character, i) => character.padEnd(place(i + 1) - place(i), ".")).join("");
    expect(textOf(align(`........${steps}........`, line.length))).toBe(line);
  });

  test("characters beside the columns speak against an alignment", () => {
    const whole = align(`${"....".repeat(5)}${"A...".repeat(30)}${"....".repeat(5)}`, 30)?.score ?? -9;
    const part = align(`${"....".repeat(5)}${"A...".repeat(34)}${"....".repeat(5)}`, 30)?.score ?? 0;
    expect(whole).toBeGreaterThan(-0.2);
    expect(part).toBeLessThan(whole - 0.2);
  });

  test("too few characters are no line", () => {
    expect(align("..A..B..", 4)).toBeNull();
  });
});

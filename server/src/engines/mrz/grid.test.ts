import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnAt, fitGrid, pitchAt, placePeaks } from "./grid.ts";

/** Peaks on a grid whose pitch grows by `drift` along the line, each off by what `off` says. */
function peaksOn(pitch: number, drift: number, off: (i: number) => number) {
  let at = 20;
  return Array.from({ length: 44 }, (_, i) => {
    const peak = { character: "A", at: at + off(i), probability: 0.9 };
    at += pitch * (1 + drift * (i / 43 - 0.5));
    return peak;
  });
}

const pitches = fc.double({ min: 2.5, max: 8, noNaN: true });
const drifts = fc.double({ min: -0.25, max: 0.25, noNaN: true });

describe("the grid of a line", () => {
  test("any steady pitch, and any that changes steadily, is found", () => {
    fc.assert(
      fc.property(pitches, drifts, (pitch, drift) => {
        const peaks = peaksOn(pitch, drift, () => 0);
        const grid = fitGrid(peaks);
        if (!grid) throw new Error("there must be a grid");
        const [first = 0] = placePeaks(peaks, grid).map(({ index }) => index);
        peaks.forEach(({ at }, i) =>
          expect(Math.abs(columnAt(grid, first + i) - at)).toBeLessThan(0.25 * pitch),
        );
        expect(pitchAt(grid, first)).toBeCloseTo(pitch * (1 - drift / 2), 0);
      }),
    );
  });

  test("peaks between columns do not move it, and are left out", () => {
    const peaks = peaksOn(4, 0.1, (i) => 0.2 * Math.sin(i * 7));
    const stray = { character: "B", at: (peaks[20]?.at ?? 0) + 2, probability: 0.5 };
    const grid = fitGrid([...peaks.slice(0, 21), stray, ...peaks.slice(21)]);
    const clean = fitGrid(peaks);
    if (!grid || !clean) throw new Error("there must be a grid");
    expect(columnAt(grid, 30)).toBeCloseTo(columnAt(clean, 30), 0);
    expect(placePeaks([stray], grid)).toEqual([]);
  });
});

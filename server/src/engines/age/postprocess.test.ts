import { describe, expect, test } from "vitest";
import { calibration } from "./calibration.ts";
import { calibrate, combine, interpolate, unsteadiness } from "./postprocess.ts";

/** A net that is sure of one year. */
function sure(year: number): Float32Array {
  return Float32Array.from({ length: 100 }, (_, i) => (i === year ? 1 : 0));
}

describe("combine", () => {
  test("gives the Xception seven tenths of a young face, and nine of an old one", () => {
    expect(combine({ ages: [20, 20, 20], distributions: [sure(24), sure(24)] }).years).toBeCloseTo(
      0.7 * 20 + 0.3 * 24.5,
      6,
    );
    expect(combine({ ages: [80], distributions: [sure(60)] }).years).toBeCloseTo(0.9 * 80 + 0.1 * 60.5, 6);
  });

  test("keeps to the likeliest five years", () => {
    const tailed = Float32Array.from({ length: 100 }, (_, i) => (i >= 18 && i <= 22 ? 0.1 : 0.005));
    expect(combine({ ages: [20.5], distributions: [tailed] }).years).toBeCloseTo(20.5, 5);
  });

  test("tells how far the cuts lie apart", () => {
    expect(combine({ ages: [30, 30, 30], distributions: [sure(30)] }).spread).toBe(0);
    expect(combine({ ages: [27, 30, 33], distributions: [sure(30)] }).spread).toBeCloseTo(Math.sqrt(6), 6);
  });

  test.each([
    ["an empty distribution", { ages: [30], distributions: [new Float32Array(100)] }],
    ["no distribution", { ages: [30], distributions: [] }],
    ["no number", { ages: [Number.NaN], distributions: [sure(30)] }],
  ])("refuses %s", (_what, reading) => {
    expect(() => combine(reading)).toThrow("told no age");
  });
});

describe("calibrate", () => {
  const points = [
    { years: 10, correction: 1, deviation: 2 },
    { years: 20, correction: 3, deviation: 4 },
  ];

  test("corrects between the points, and stays at the ends", () => {
    expect(interpolate(points, 15, "correction")).toBe(2);
    expect(interpolate(points, 0, "deviation")).toBe(2);
    expect(interpolate(points, 90, "deviation")).toBe(4);
    expect(calibrate({ years: 10, spread: 0.6 * 1.44 }, points).years).toBe(11);
  });

  test("is never below 0 years", () => {
    const lowering = [{ years: 0, correction: -5, deviation: 2 }];
    expect(calibrate({ years: 1, spread: 0 }, lowering).years).toBe(0);
  });

  test("trusts cuts that disagree less", () => {
    expect(unsteadiness(0, 30)).toBeLessThan(unsteadiness(3, 30));
    expect(unsteadiness(100, 30)).toBe(2);
  });

  test("what is shipped has points in order, and no deviation of 0", () => {
    expect(calibration.map(({ years }) => years)).toEqual(
      calibration.map(({ years }) => years).toSorted((a, b) => a - b),
    );
    for (const { deviation } of calibration) expect(deviation).toBeGreaterThan(1);
  });
});

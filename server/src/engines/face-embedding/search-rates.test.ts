import { expect, test } from "vitest";
import { searchCalibration } from "./search-calibration.ts";
import { searchRatesAt } from "./search-rates.ts";

const calibration = {
  points: [
    { score: 0, falseMatchRate: 0.01 },
    { score: 0.1, falseMatchRate: 0.0001 },
  ],
  slope: -46,
};

test("between two points the rate goes as its logarithm, and below all it is 1", () => {
  expect(searchRatesAt(0.05, calibration).falseMatchRate).toBeCloseTo(0.001, 9);
  expect(searchRatesAt(0, calibration).falseMatchRate).toBe(0.01);
  expect(searchRatesAt(-0.01, calibration)).toEqual({ falseMatchRate: 1, extrapolatedRate: 1 });
});

test("beyond the last point what was counted stays, and only the extrapolated rate falls", () => {
  const { falseMatchRate, extrapolatedRate } = searchRatesAt(0.2, calibration);
  expect(falseMatchRate).toBe(0.0001);
  expect(extrapolatedRate).toBeCloseTo(0.0001 * Math.exp(-4.6), 9);
});

test("what is shipped falls from point to point and beyond, and claims nothing below what was counted", () => {
  const { points, slope } = searchCalibration;
  const rates = points.map((point) => point.falseMatchRate);
  expect(rates).toEqual(rates.toSorted((a, b) => b - a));
  expect(points.map(({ score }) => score)).toEqual(
    points.map(({ score }) => score).toSorted((a, b) => a - b),
  );
  expect(slope).toBeLessThan(0);
  expect(rates.at(-1)).toBeGreaterThan(1e-6);
});

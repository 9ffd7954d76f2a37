import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calibration } from "./calibration.ts";
import { errorRatesAt } from "./error-rates.ts";

const points = [
  { score: 0, falseMatchRate: 0.1, falseNonMatchRate: 0.01 },
  { score: 1, falseMatchRate: 0.001, falseNonMatchRate: 0.04 },
];

describe("errorRatesAt", () => {
  test("says what was measured where it was measured", () => {
    expect(errorRatesAt(0, points).falseMatchRate).toBeCloseTo(0.1, 10);
    expect(errorRatesAt(0, points).falseNonMatchRate).toBeCloseTo(0.01, 10);
  });

  test("goes from point to point by even factors", () => {
    const rates = errorRatesAt(0.5, points);
    expect(rates.falseMatchRate).toBeCloseTo(0.01, 10);
    expect(rates.falseNonMatchRate).toBeCloseTo(0.02, 10);
  });

  test("claims nothing beyond the ends", () => {
    expect(errorRatesAt(-5, points)).toEqual(errorRatesAt(0, points));
    expect(errorRatesAt(5, points).falseMatchRate).toBeCloseTo(0.001, 10);
    expect(errorRatesAt(5, points).falseNonMatchRate).toBeCloseTo(0.04, 10);
  });
});

describe("the calibration", () => {
  const score = fc.double({ min: -2, max: 2, noNaN: true });

  test("a higher score never means more false matches nor fewer false non-matches", () => {
    fc.assert(
      fc.property(score, score, (one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map((at) =>
          errorRatesAt(at, calibration),
        );
        expect(high?.falseMatchRate).toBeLessThanOrEqual((low?.falseMatchRate ?? 0) * (1 + 1e-9));
        expect(high?.falseNonMatchRate).toBeGreaterThanOrEqual((low?.falseNonMatchRate ?? 1) * (1 - 1e-9));
      }),
    );
  });

  test("never claims a rate of zero, and reaches one in a thousand", () => {
    fc.assert(
      fc.property(score, (at) => {
        const rates = errorRatesAt(at, calibration);
        expect(rates.falseMatchRate).toBeGreaterThan(1e-5);
        expect(rates.falseNonMatchRate).toBeGreaterThan(0.003);
      }),
    );
    expect(errorRatesAt(2, calibration).falseMatchRate).toBeLessThan(0.001);
  });
});

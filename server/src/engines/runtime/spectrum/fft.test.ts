import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fourierTransform } from "./fft.ts";

describe("fourierTransform", () => {
  test("it is the discrete Fourier transform by its definition", () => {
    const numbers = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), {
      minLength: 16,
      maxLength: 16,
    });
    fc.assert(
      fc.property(numbers, (values) => {
        const re = Float64Array.from(values);
        const im = new Float64Array(16);
        fourierTransform(16)(re, im);
        for (let k = 0; k < 16; k += 1) {
          const turn = (i: number): number => (-2 * Math.PI * i * k) / 16;
          expect(re[k]).toBeCloseTo(
            values.reduce((sum, value, i) => sum + value * Math.cos(turn(i)), 0),
            6,
          );
          expect(im[k]).toBeCloseTo(
            values.reduce((sum, value, i) => sum + value * Math.sin(turn(i)), 0),
            6,
          );
        }
      }),
      { numRuns: 50 },
    );
  });
});

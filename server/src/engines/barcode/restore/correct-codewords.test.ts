import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { correctCodewords } from "./correct-codewords.ts";
import { withCorrection } from "./testing.ts";

const checks = 16;
const total = 60;

/** Codewords with errors in some places that look sure, and others that do not. */
const damaged = fc
  .tuple(
    fc.array(fc.nat(928), { minLength: total - checks - 1, maxLength: total - checks - 1 }),
    fc.shuffledSubarray(
      Array.from({ length: total }, (_, i) => i),
      { minLength: total, maxLength: total },
    ),
    fc.integer({ min: 1, max: 928 }),
  )
  .map(([data, places, offset]) => ({
    codewords: withCorrection([total - checks, ...data], checks),
    places,
    offset,
  }));

type Damaged = ReturnType<typeof read>;
function read(
  { codewords, places, offset }: { codewords: number[]; places: number[]; offset: number },
  [errors, erasures]: readonly [number, number],
) {
  const values = codewords.map((codeword) => ({ codeword, margin: 0.2 }));
  places.slice(0, errors).forEach((place) => {
    values[place] = { codeword: ((codewords[place] ?? 0) + offset) % 929, margin: 0.2 };
  });
  places.slice(errors, errors + erasures).forEach((place, i) => {
    values[place] =
      i % 2 === 0 ? { codeword: 0, margin: 0 } : { codeword: (offset * (i + 7)) % 929, margin: 0.01 };
  });
  return values;
}

describe("correctCodewords", () => {
  test.each([
    [0, 0],
    [1, 0],
    [7, 0],
    [0, 14],
    [3, 8],
    [6, 2],
  ] as const)("%i wrong and %i doubtful codewords are put right", (errors, erasures) => {
    fc.assert(
      fc.property(damaged, (symbol) => {
        const values: Damaged = read(symbol, [errors, erasures]);
        expect(correctCodewords(values, checks)).toEqual(symbol.codewords);
      }),
      { numRuns: 20 },
    );
  });

  test.each([
    [0, 16],
    [12, 0],
    [30, 0],
    [6, 14],
  ] as const)("%i wrong and %i doubtful codewords are refused, not guessed", (errors, erasures) => {
    fc.assert(
      fc.property(damaged, (symbol) => {
        const corrected = correctCodewords(read(symbol, [errors, erasures]), checks);
        expect(corrected ?? symbol.codewords).toEqual(symbol.codewords);
        if (erasures > checks - 2) expect(corrected).toBeNull();
      }),
      { numRuns: 20 },
    );
  });

  test("codewords whose first one does not tell their number are none", () => {
    const codewords = withCorrection([40, ...Array.from({ length: 43 }, (_, i) => i)], checks);
    expect(
      correctCodewords(
        codewords.map((codeword) => ({ codeword, margin: 1 })),
        checks,
      ),
    ).toBeNull();
  });
});

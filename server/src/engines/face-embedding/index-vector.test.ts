import { expect, test } from "vitest";
import { similarity } from "./compare-faces.ts";
import { toIndexVector } from "./index-vector.ts";
import { unit } from "./postprocess.ts";

function random(seed: number, length: number): Float32Array {
  let state = seed;
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32 - 0.5;
  });
}

const person = [random(1, 128), random(2, 1024)] as const;

/** The person's numbers, disturbed by so much. */
function template(seed: number, by: number) {
  const vectors = person.map((part, i) => {
    const noise = random(seed * 10 + i, part.length);
    return unit(part.map((value, at) => value + by * (noise[at] ?? 0)));
  });
  return { vectors, models: [] };
}

test("a product of two vectors of length 1 orders faces as the score does", () => {
  const asked = template(1, 0);
  const others = [0.2, 0.5, 1, 2, 4, 9].map((by, i) => template(i + 2, by));
  const product = (other: typeof asked) =>
    toIndexVector(asked).reduce((sum, value, i) => sum + value * (toIndexVector(other)[i] ?? 0), 0);
  const byProduct = others.toSorted((a, b) => product(b) - product(a));
  const byScore = others.toSorted((a, b) => similarity(asked, b) - similarity(asked, a));
  expect(byProduct).toEqual(byScore);
  expect(Math.hypot(...toIndexVector(asked))).toBeCloseTo(1, 5);
});

import { expect, test } from "vitest";
import { predictSpoof } from "./predict-spoof.ts";

test.each([
  [0, "fake"],
  [0.299, "fake"],
  [0.3, "undetermined"],
  [0.899, "undetermined"],
  [0.9, "real"],
  [1, "real"],
  [null, "undetermined"],
] as const)("a texture of %s is %s", (texture, prediction) => {
  expect(predictSpoof({ texture })).toBe(prediction);
});

test.each([
  [0.01, 0.9, "fake"],
  [0.5, 0.02, "real"],
  [0.2, 0.5, "undetermined"],
  [0.01, 0.02, "undetermined"],
] as const)(
  "a score that %s of live people and %s of imitations pass by is %s, whatever the texture",
  (falseFakeRate, falseRealRate, prediction) => {
    for (const texture of [null, 0, 1])
      expect(predictSpoof({ texture, fused: { score: 0, falseFakeRate, falseRealRate } })).toBe(prediction);
  },
);

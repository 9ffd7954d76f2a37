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

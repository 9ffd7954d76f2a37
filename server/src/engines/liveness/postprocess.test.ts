import { expect, test } from "vitest";
import { liveShare } from "./postprocess.ts";

test.each([
  [[0, 0, 0], 1 / 3],
  [[100, 0, 0], 1],
  [[0, 1000, 0], 0],
  [[Math.log(2), 0, 0], 0.5],
])("of %j the live share is %d", (logits, share) => {
  expect(liveShare(Float32Array.from(logits))).toBeCloseTo(share, 6);
});

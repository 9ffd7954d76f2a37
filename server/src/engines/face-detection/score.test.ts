import { describe, expect, test } from "vitest";
import { faceScore } from "./score.ts";

describe("faceScore", () => {
  test.each([
    ["the detector", { probability: 0.7 }],
    ["the mesh net", { presence: 0.7 }],
  ])("rises with %s", (_, less) => {
    const sure = { probability: 0.9, presence: 0.9, level: 0 };
    expect(faceScore({ ...sure, ...less })).toBeLessThan(faceScore(sure));
  });

  test("a clear portrait that the mesh net denies, as under a stamp, still counts", () => {
    expect(faceScore({ probability: 0.75, presence: 0.06, level: 0 })).toBeGreaterThan(0.6);
  });

  test("the more parts are searched, the surer the nets must be", () => {
    const signs = { probability: 0.6, presence: 0.6 };
    expect(faceScore({ ...signs, level: 0 })).toBeGreaterThan(0.6);
    expect(faceScore({ ...signs, level: 2 })).toBeLessThan(0.6);
  });
});

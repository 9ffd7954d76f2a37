import { expect, test } from "vitest";
import { portraitCrop } from "./portrait-crop.ts";

test("a portrait is cut out round the face, inside the photograph", () => {
  const face = { left: 300, top: 100, width: 100, height: 100 };
  const crop = portraitCrop({ width: 640, height: 480 }, 350 / 450, face);
  expect(crop.height).toBe(190);
  expect(crop.left + crop.width / 2).toBeCloseTo(350, -1);
  const edge = portraitCrop({ width: 640, height: 480 }, 350 / 450, { ...face, left: 600, top: 440 });
  expect(edge.left + edge.width).toBeLessThanOrEqual(640);
  expect(edge.top + edge.height).toBeLessThanOrEqual(480);
});

import { describe, expect, test } from "vitest";
import { toTextBoxes } from "./postprocess.ts";
import { detectorSize, toDetectorInput } from "./preprocess.ts";

describe("the detector's input and output", () => {
  test.each([
    [1600, 1200, 960, 736],
    [600, 418, 960, 672],
    [200, 150, 608, 448],
    [10, 10, 32, 32],
  ])("a picture of %i × %i is seen at %i × %i", (width, height, expectedWidth, expectedHeight) => {
    expect(detectorSize(width, height)).toEqual({ width: expectedWidth, height: expectedHeight });
  });

  test("channels are planes in the order blue, green, red", () => {
    const { data, dims } = toDetectorInput({ width: 1, height: 1, data: Uint8Array.of(255, 0, 0) });
    expect(dims).toEqual([1, 3, 1, 1]);
    expect(data[0]).toBeCloseTo(-0.485 / 0.229, 4);
    expect(data[1]).toBeCloseTo(-0.456 / 0.224, 4);
    expect(data[2]).toBeCloseTo((1 - 0.406) / 0.225, 4);
  });

  test("a bar in the map becomes a box in pixels of the picture, centred on it", () => {
    const [width, height] = [96, 64];
    const data = new Float32Array(width * height);
    for (let y = 30; y < 34; y += 1) data.fill(0.9, y * width + 20, y * width + 60);
    const [box, ...others] = toTextBoxes({ data, width, height, imageWidth: 192, imageHeight: 128 });
    expect(others).toEqual([]);
    expect(box?.center.x).toBeCloseTo(79.5, 1);
    expect(box?.center.y).toBeCloseTo(63.5, 1);
    expect(box?.angle).toBeCloseTo(0);
    expect(box?.width).toBeGreaterThan(80);
    expect(box?.height).toBeGreaterThan(8);
    expect(box?.score).toBeCloseTo(0.9);
  });

  test("faint regions are no text", () => {
    const data = new Float32Array(64 * 64).fill(0.4, 640, 1280);
    expect(toTextBoxes({ data, width: 64, height: 64, imageWidth: 64, imageHeight: 64 })).toEqual([]);
  });
});

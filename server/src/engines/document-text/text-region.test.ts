import { describe, expect, test } from "vitest";
import { cutOut, textRegion } from "./text-region.ts";

const picture = { width: 1000, height: 800 };
const box = (x: number, y: number, width: number, angle = 0) => ({
  center: { x, y },
  width,
  height: 20,
  angle,
  score: 0.9,
});

describe("the region of text", () => {
  test("it holds all boxes and a margin", () => {
    const region = textRegion([box(400, 300, 200), box(400, 350, 200), box(400, 400, 200)], picture);
    expect(region).toEqual({ left: 276, top: 266, width: 248, height: 168 });
  });

  test("a turned box counts with its true reach", () => {
    const region = textRegion(
      [box(500, 400, 300, Math.PI / 2), box(500, 400, 40), box(500, 400, 40)],
      picture,
    );
    expect(region?.height).toBeGreaterThan(300);
    expect(region?.width).toBeLessThan(150);
  });

  test("there is none when the text fills the picture or is hardly any", () => {
    expect(textRegion([box(500, 100, 900), box(500, 400, 900), box(500, 700, 900)], picture)).toBeNull();
    expect(textRegion([box(500, 400, 100), box(500, 430, 100)], picture)).toBeNull();
  });

  test("a part is cut out row by row", () => {
    const data = Uint8Array.from({ length: 4 * 3 * 3 }, (_, i) => i);
    const part = cutOut({ width: 4, height: 3, data }, { left: 1, top: 1, width: 2, height: 2 });
    expect([...part.data]).toEqual([15, 16, 17, 18, 19, 20, 27, 28, 29, 30, 31, 32]);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { convexHull, minAreaRect } from "./min-rect.ts";
import { unclip } from "./unclip.ts";

describe("the least rectangle", () => {
  test("a turned rectangle is found again from its corners and inner points", () => {
    const angles = fc.double({ min: -1.5, max: 1.5, noNaN: true });
    const widths = fc.integer({ min: 40, max: 400 });
    fc.assert(
      fc.property(angles, widths, fc.integer({ min: 4, max: 30 }), (angle, width, height) => {
        const points = [-0.5, -0.2, 0.3, 0.5].flatMap((u) =>
          [-0.5, 0.1, 0.5].map((v) => ({
            x: 500 + u * width * Math.cos(angle) - v * height * Math.sin(angle),
            y: 300 + u * width * Math.sin(angle) + v * height * Math.cos(angle),
          })),
        );
        const rect = minAreaRect(points);
        expect(rect?.width).toBeCloseTo(width, 3);
        expect(rect?.height).toBeCloseTo(height, 3);
        expect(rect?.center.x).toBeCloseTo(500, 3);
        expect(rect?.center.y).toBeCloseTo(300, 3);
        expect(Math.abs(Math.sin((rect?.angle ?? 9) - angle))).toBeLessThan(1e-4);
      }),
    );
  });

  test("a point alone has none", () => {
    expect(minAreaRect([{ x: 1, y: 1 }])).toBeNull();
  });

  test("the hull of a square leaves out what lies inside and on its edges", () => {
    const square = [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
      [2, 2],
      [2, 0],
    ].map(([x = 0, y = 0]) => ({ x, y }));
    expect(convexHull(square)).toHaveLength(4);
  });

  test("unclipping adds area times ratio over perimeter on every side", () => {
    const rect = { center: { x: 0, y: 0 }, width: 100, height: 10, angle: 0 };
    const distance = (1000 * 1.6) / 220;
    expect(unclip(rect, 1.6)).toMatchObject({ width: 100 + 2 * distance, height: 10 + 2 * distance });
  });
});

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Quad } from "#core/media/image.ts";
import { homographyBetween, project } from "./homography.ts";
import { cornersOf } from "./picture/picture.ts";

test("the corners go to their corners, whatever the quadrilateral", () => {
  const jitter = fc.integer({ min: -40, max: 40 });
  const corners = fc.array(fc.tuple(jitter, jitter), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(corners, (shifts) => {
      const from = cornersOf({ width: 300, height: 200 });
      const moved = from.map(({ x, y }, i) => ({
        x: 500 + x + (shifts[i]?.[0] ?? 0),
        y: 400 + y + (shifts[i]?.[1] ?? 0),
      }));
      const [a, b, c, d] = moved;
      if (!a || !b || !c || !d) throw new Error("four corners");
      const to: Quad = [a, b, c, d];
      const map = homographyBetween(from, to);
      from.forEach((corner, i) => {
        expect(project(map, corner).x).toBeCloseTo(to[i]?.x ?? 0, 5);
        expect(project(map, corner).y).toBeCloseTo(to[i]?.y ?? 0, 5);
      });
    }),
  );
});

test("three corners on a line have no map", () => {
  const point = (x: number, y: number) => ({ x, y });
  const flat: Quad = [point(0, 0), point(1, 0), point(2, 0), point(0, 5)];
  expect(() => homographyBetween(flat, cornersOf({ width: 2, height: 2 }))).toThrow(RangeError);
});

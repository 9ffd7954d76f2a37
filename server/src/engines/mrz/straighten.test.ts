import { beforeAll, describe, expect, test } from "vitest";
import { drawZone } from "../../../test/support/draw-zone.ts";
import { type Grey, greysOf } from "./grey.ts";
import { type LineBox, pointAt } from "./line-box.ts";
import { straighten } from "./straighten.ts";

const lines = ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"];
let grey: Grey;
let line: LineBox;
beforeAll(async () => {
  const { raster, boxes } = await drawZone(lines, { turn: 7 });
  grey = greysOf(raster).luma();
  line = boxes[0] ?? { center: { x: 0, y: 0 }, width: 0, height: 0, angle: 0 };
});

describe("a line that runs askew through its box", () => {
  test.each([
    [0.012, 3],
    [-0.012, -3],
    [0, 6],
  ])("is turned by %f and shifted by %f back to its middle", (turn, shift) => {
    const askew = { ...line, center: pointAt(line, 0, shift), angle: line.angle + turn };
    const straight = straighten(grey, askew, 16);
    expect(straight.angle).toBeCloseTo((7 * Math.PI) / 180, 2);
    const far = pointAt(straight, 340, 0);
    const truth = straighten(grey, line, 16);
    const wanted = pointAt(truth, 340, 0);
    expect(Math.hypot(far.x - wanted.x, far.y - wanted.y)).toBeLessThan(2.5);
  });

  test("a box without any text stays as it is", () => {
    const blank = { width: 200, height: 100, data: new Uint8Array(20000).fill(200) };
    const box = { center: { x: 100, y: 50 }, width: 160, height: 20, angle: 0 };
    expect(straighten(blank, box, 10)).toEqual(box);
  });
});

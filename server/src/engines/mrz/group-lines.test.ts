import { describe, expect, test } from "vitest";
import { groupLines, type LinePiece } from "./group-lines.ts";
import { cropMatrix, type LineBox, pointAt, reversed, zoneQuad } from "./line-box.ts";

const turn = 0.2;
const frame: LineBox = { center: { x: 800, y: 900 }, width: 880, height: 30, angle: turn };

function piece(
  along: number,
  across: number,
  rest: Partial<LinePiece> & { width?: number; angle?: number },
): LinePiece {
  const { width = 880, angle = turn, length = 44, fillers = 6, confidence = 0.9, pitch = 20 } = rest;
  return {
    pitch,
    box: { ...frame, center: pointAt(frame, along, across), width, angle },
    length,
    fillers,
    confidence,
  };
}

describe("lines of a zone", () => {
  test("two parallel lines are a zone, in reading order, and text far away is not of it", () => {
    const lower = piece(0, 60, { fillers: 3 });
    const upper = piece(0, 0, {});
    const title = piece(0, -600, { fillers: 0, length: 30 });
    const [block, ...others] = groupLines([lower, title, upper]);
    expect(others).toEqual([]);
    expect(block?.lines.map((line) => Math.round(line.center.y))).toEqual(
      [upper, lower].map(({ box }) => Math.round(box.center.y)),
    );
  });

  test("pieces of one line are joined, and a line that was cut short grows to the others' length", () => {
    const left = piece(-300, 0, { width: 280, length: 14 });
    const right = piece(250, 0, { width: 300, length: 15 });
    const [block] = groupLines([left, right, piece(0, 60, {})]);
    expect(block?.lines).toHaveLength(2);
    for (const line of block?.lines ?? []) expect(line.width).toBeCloseTo(880, 3);
    expect(block?.lines[0]?.center.x).toBeCloseTo(frame.center.x, 3);
    expect(block?.lines[0]?.angle).toBeCloseTo(turn, 5);
  });

  test("a box flush with the seed counts though nothing was read in it, upside down or not", () => {
    const unread = piece(0, 60, { length: 3, fillers: 0, confidence: 0.3, angle: turn + Math.PI });
    const [block] = groupLines([piece(0, 0, {}), unread]);
    expect(block?.lines.map((line) => Math.cos(line.angle - turn) > 0.99)).toEqual([true, true]);
  });

  test("its pitch is that of most of its characters", () => {
    const odd = piece(300, 0, { width: 200, length: 10, pitch: 7 });
    const [block] = groupLines([piece(-200, 0, { width: 480, length: 24 }), odd, piece(0, 60, {})]);
    expect(block?.pitch).toBe(20);
  });

  test("a line alone is no zone", () => {
    expect(groupLines([piece(0, 0, {})])).toEqual([]);
  });
});

describe("boxes", () => {
  test("a crop's corners are the box's corners, half a pixel inside", () => {
    const [a, b, tx, c, d, ty] = cropMatrix(frame, 440, 15);
    const x = a * 439.5 + b * 14.5 + tx;
    const y = c * 439.5 + d * 14.5 + ty;
    const corner = pointAt(frame, frame.width / 2, frame.height / 2);
    expect(x).toBeCloseTo(corner.x, 6);
    expect(y).toBeCloseTo(corner.y, 6);
  });

  test("a zone's region goes from the first line's start to the last line's end, also upside down", () => {
    const lower = { ...frame, center: pointAt(frame, 0, 60) };
    const [topLeft, topRight] = zoneQuad(frame, lower);
    expect(topRight.x).toBeGreaterThan(topLeft.x);
    const [turnedLeft, turnedRight] = zoneQuad(reversed(lower), reversed(frame));
    expect(turnedRight.x).toBeLessThan(turnedLeft.x);
  });
});

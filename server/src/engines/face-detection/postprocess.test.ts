import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blazeAnchors, detectorSide } from "./anchors.ts";
import { toDetections } from "./postprocess.ts";
import { type Turns, turnBack } from "./tiles.ts";

const anchors = blazeAnchors();

/** The four outputs of the net, with one face at an anchor. */
function outputsWith(index: number, numbers: readonly number[]) {
  const logits = new Float32Array(896).fill(-10);
  const places = new Float32Array(896 * 16);
  logits[index] = 3;
  places.set(numbers, index * 16);
  return [
    { data: places.slice(512 * 16), dims: [1, 384, 16] },
    { data: logits.slice(0, 512), dims: [1, 512, 1] },
    { data: places.slice(0, 512 * 16), dims: [1, 512, 16] },
    { data: logits.slice(512), dims: [1, 384, 1] },
  ];
}

describe("blazeAnchors", () => {
  test("gives two anchors to each fine cell and six to each coarse one, in rows", () => {
    expect(anchors).toHaveLength(896);
    expect(anchors[0]).toEqual({ x: 8, y: 8 });
    expect(anchors[2]).toEqual({ x: 24, y: 8 });
    expect(anchors[511]).toEqual({ x: 248, y: 248 });
    expect(anchors[512]).toEqual({ x: 16, y: 16 });
    expect(anchors[895]).toEqual({ x: 240, y: 240 });
  });
});

describe("toDetections", () => {
  const numbers = [2, -3, 40, 50, 1, 1, 5, 1, 3, 3, 3, 6, 0, 0, 8, 0];

  test("places a face relative to its anchor and its tile", () => {
    const [face, ...others] = toDetections(outputsWith(515, numbers), { left: 100, top: 10, turns: 0 }, 0.5);
    expect(others).toEqual([]);
    expect(face?.probability).toBeCloseTo(0.9526, 4);
    expect(face?.box).toEqual({ left: 100 + 16 + 2 - 20, top: 10 + 16 - 3 - 25, width: 40, height: 50 });
    expect(face?.points[1]).toEqual({ x: 100 + 16 + 5, y: 10 + 16 + 1 });
  });

  test("leaves out what is less likely than the floor", () => {
    expect(toDetections(outputsWith(3, numbers), { left: 0, top: 0, turns: 0 }, 0.96)).toEqual([]);
  });

  test("a face seen in a turned tile lies where it is in the picture", () => {
    const [face] = toDetections(outputsWith(0, numbers), { left: 0, top: 0, turns: 1 }, 0.5);
    // The turned tile shows it at (10, 5): the picture has it at (5, 256 - 10), wide where it was high.
    expect(face?.box).toEqual({ left: 5 - 25, top: 246 - 20, width: 50, height: 40 });
  });
});

describe("turnBack", () => {
  test("four quarter turns lead back to the start", () => {
    fc.assert(
      fc.property(fc.nat(255), fc.nat(255), (x, y) => {
        const turn = (point: { x: number; y: number }) => turnBack(point, 1, detectorSide - 1);
        expect(turn(turn(turn(turn({ x, y }))))).toEqual({ x, y });
        for (const turns of [2, 3] as const) {
          let point = { x, y };
          for (let i = 0; i < turns; i += 1) point = turn(point);
          expect(turnBack({ x, y }, turns satisfies Turns, detectorSide - 1)).toEqual(point);
        }
      }),
    );
  });
});

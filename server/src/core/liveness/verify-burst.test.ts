import { describe, expect, test } from "vitest";
import type { LivenessMove } from "./challenge.ts";
import { burstOf, frameOf, otherFace, sameFace, type Shown, shownMoves } from "./testing.ts";
import { type BurstFault, verifyBurst } from "./verify-burst.ts";

const moves: readonly LivenessMove[] = ["look-right", "blink", "look-up"];
const shown = shownMoves(moves);
const good = burstOf(shown, moves);
const flat = (each: Shown): Shown => ({ ...each, isFlat: true });
const last = good.frames.length - 1;

describe("a burst", () => {
  test.each([
    [moves],
    [["look-left", "come-closer", "look-right"]],
    [["blink", "look-up", "look-left"]],
  ] as const)("that does %s as asked passes", (asked) => {
    expect(verifyBurst(burstOf(shownMoves(asked), asked))).toMatchObject({ verdict: "pass", faults: [] });
  });

  test.each<[string, BurstFault, Parameters<typeof burstOf>]>([
    ["of a flat picture whose pose seems to change", "flat-face", [shown.map(flat), moves]],
    [
      "in which someone else appears",
      "other-person",
      [shown, moves, { identity: [{ frame: last, comparison: otherFace }] }],
    ],
    ["of someone else than the selfie's", "other-person", [shown, moves, { selfie: otherFace }]],
    ["that lasts longer than its answer took", "impossible-time", [shown, moves, { answeredAfterMs: 500 }]],
    [
      "whose pictures are in another order than their times",
      "impossible-time",
      [shown, moves, { frames: good.frames.with(7, { ...frameOf(7), atMs: 1000 }) }],
    ],
    [
      "in which an earlier picture comes again",
      "looped-frames",
      [shown, moves, { frames: good.frames.with(15, { ...frameOf(15), sha256: "digest-3" }) }],
    ],
  ])("%s fails: %s", (_name, fault, made) => {
    const { verdict, faults } = verifyBurst(burstOf(...made));
    expect(faults).toContain(fault);
    expect(verdict).toBe("fail");
  });

  test.each<[string, BurstFault, Parameters<typeof burstOf>]>([
    ["without a move", "move-missing", [shownMoves(["look-right", "blink"]), moves]],
    ["of one who never moves", "move-missing", [Array.from({ length: 20 }, () => ({})), moves]],
    [
      "with the moves in another order",
      "wrong-moves",
      [shownMoves(["look-up", "blink", "look-right"]), moves],
    ],
    ["that turns the other way first", "wrong-moves", [shownMoves(["look-left", ...moves]), moves]],
    ["of four pictures", "too-few-frames", [shown.slice(0, 4), moves]],
    ["of a hundred pictures", "too-many-frames", [Array.from({ length: 100 }, () => ({})), moves]],
    [
      "with a second person",
      "several-faces",
      [shown, moves, { frames: good.frames.with(9, { ...frameOf(9), faceCount: 2 }) }],
    ],
    [
      "that loses the face",
      "no-face",
      [shown, moves, { frames: good.frames.with(9, { ...frameOf(9), face: null, faceCount: 0 }) }],
    ],
    [
      "with a gap",
      "gap-in-time",
      [
        shown,
        moves,
        { frames: good.frames.map((frame, i) => (i < 6 ? frame : { ...frame, atMs: frame.atMs + 3000 })) },
      ],
    ],
    [
      "whose camera stalls",
      "stalled-frames",
      [shown, moves, { frames: good.frames.map((frame) => ({ ...frame, sketch: frameOf(0).sketch })) }],
    ],
    ["whose faces were not compared", "identity-unsure", [shown, moves, { identity: [] }]],
    [
      "whose face is hardly like itself",
      "identity-unsure",
      [shown, moves, { identity: [{ frame: last, comparison: { ...sameFace, falseMatchRate: 0.05 } }] }],
    ],
  ])("%s is undetermined: %s", (_name, fault, made) => {
    const { verdict, faults } = verifyBurst(burstOf(...made));
    expect(faults).toContain(fault);
    expect(verdict).toBe("undetermined");
  });

  test("without any picture is undetermined", () => {
    expect(verifyBurst(burstOf([], moves)).verdict).toBe("undetermined");
  });

  test("may blink more than it is asked to", () => {
    const blinking = shownMoves(["blink", ...moves, "blink"]);
    expect(verifyBurst(burstOf(blinking, moves)).faults).toEqual([]);
  });

  test("that shows no turn is undetermined, since a picture can be brought closer too", () => {
    const asked: readonly LivenessMove[] = ["hold-still", "come-closer"];
    const { verdict, faults } = verifyBurst(burstOf(shownMoves(asked), asked));
    expect(faults).toEqual(["depth-unseen"]);
    expect(verdict).toBe("undetermined");
  });

  test("that is asked to hold still and does not is undetermined", () => {
    const asked: readonly LivenessMove[] = ["hold-still", "come-closer"];
    const restless = [{}, {}, {}, { yaw: 12 }, {}, ...shownMoves(["come-closer"])];
    expect(verifyBurst(burstOf(restless, asked)).measurements["missing"]).toBe("hold-still");
  });
});

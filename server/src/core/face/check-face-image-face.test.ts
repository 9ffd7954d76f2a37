import { describe, expect, test } from "vitest";
import {
  faultOfFaceLight,
  faultOfLight,
  faultOfPlacement,
  placementMeasurements,
  warningsOfFace,
} from "./check-face-image-face.ts";
import { faceImageLimits } from "./face-image-limits.ts";
import type { FaceFinding } from "./face.ts";

const limits = faceImageLimits.standard;
const size = { width: 1280, height: 720 };
const quality = { brightness: 120, sharpness: 0.05, glareShare: 0, coverage: 0.03 };

/** A face in a box, eyes 40 % of its width apart. */
function faceAt(left: number, top: number, width: number, height = width * 1.3): FaceFinding {
  const y = top + height * 0.4;
  const point = { x: left + width / 2, y: top + height * 0.6 };
  return {
    box: { left, top, width, height },
    points: {
      leftEye: { x: left + width * 0.3, y },
      rightEye: { x: left + width * 0.7, y },
      ...{ nose: point, leftMouth: point, rightMouth: point },
    },
    score: 1,
  };
}

const good = faceAt(500, 150, 300);

describe("the light of a picture", () => {
  test.each([
    [120, 0.3, undefined],
    [120, 0.01, "grey"],
    [19, 0.3, "too-dark"],
    [19, 0.01, "grey"],
    [5, 0, "too-dark"],
    [241, 0.3, "too-bright"],
    [254, 0, "too-bright"],
  ] as const)("of brightness %d and saturation %d: %s", (brightness, saturation, expected) => {
    expect(faultOfLight({ brightness, saturation }, limits)).toBe(expected);
  });
});

describe("faces", () => {
  test.each([
    ["one, well placed", undefined, [good]],
    ["none", "face-not-found", []],
    ["two alike", "several-faces", [good, faceAt(100, 150, 290)]],
    ["one, and one far behind", undefined, [good, faceAt(100, 150, 90)]],
    ["one that is small", "face-too-small", [faceAt(500, 150, 95)]],
    ["one that takes up little", "face-share-too-low", [faceAt(500, 150, 110)]],
    ["one that fills the picture", "face-share-too-high", [faceAt(20, 10, 1240, 700)]],
    ["one at the left edge", "margin-too-small", [faceAt(10, 150, 300)]],
    ["one that the lower edge cuts", "margin-too-small", [faceAt(500, 400, 300)]],
  ] as const)("%s: %s", (_what, expected, faces) => {
    expect(faultOfPlacement({ faces, size }, limits)).toBe(expected);
  });

  test("checked loosely may fill the picture, and be cut", () => {
    expect(
      faultOfPlacement({ faces: [faceAt(-50, -60, 900)], size }, faceImageLimits.relaxed),
    ).toBeUndefined();
  });

  test("are measured", () => {
    expect(placementMeasurements({ faces: [good], size })).toMatchObject({
      ...{ faces: 1, faceWidth: 300, faceHeight: 390, eyeDistance: 120, yaw: null },
      margin: 150 / 390,
    });
    expect(placementMeasurements({ faces: [], size })).toEqual({ faces: 0 });
  });
});

test("a face is too dark or too bright in whatever light the picture is", () => {
  expect(faultOfFaceLight(quality, limits)).toBeUndefined();
  expect(faultOfFaceLight({ ...quality, brightness: 34 }, limits)).toBe("too-dark");
  expect(faultOfFaceLight({ ...quality, brightness: 231 }, limits)).toBe("too-bright");
});

describe("warnings of a face", () => {
  const level = { yaw: 0, pitch: 0, roll: 0 };
  test.each([
    ["eyes-close-together", faceAt(500, 150, 200), {}],
    ["turned-away", { ...good, pose: { ...level, yaw: -26 } }, {}],
    ["turned-away", { ...good, pose: { ...level, pitch: 31 } }, {}],
    ["turned-away", { ...good, pose: { ...level, roll: 31 } }, {}],
    ["eyes-closed", { ...good, eyeOpenness: 0.1 }, {}],
    ["blurred", good, { sharpness: 0.005 }],
    ["glaring", good, { glareShare: 0.06 }],
    ["covered", good, { coverage: 0.2 }],
  ])("%s", (warning, face, more) => {
    expect(warningsOfFace(face, { ...quality, ...more })).toEqual([warning]);
  });

  test("there are none of a good one", () => {
    expect(warningsOfFace({ ...good, pose: level, eyeOpenness: 0.3 }, quality)).toEqual([]);
  });
});

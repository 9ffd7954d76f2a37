import { describe, expect, test } from "vitest";
import { sessionWith } from "../flow/testing.ts";
import { adviseDocument } from "./advise-document.ts";
import { adviseFace, type SeenFace } from "./advise-face.ts";
import { shutterAtRest, watch } from "./auto-capture.ts";
import { type FrameMeasure, measureFrame, type Pixels } from "./measure-frame.ts";

const { thresholds } = sessionWith();

/** A table with a document on it; both of one colour, the document with print. */
function scene({ left = 24, top = 24, table = 70, paper = 190, print = 40, size = 400 } = {}): Pixels {
  const [width, height] = [size, Math.round(size / 1.586)];
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isPaper = x >= left && x < width - left && y >= top && y < height - top;
      const isPrint = isPaper && x % 7 === 0 && y % 3 === 0;
      const paperOrPrint = isPrint ? print : paper;
      data.fill(isPaper ? paperOrPrint : table, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  return { width, height, data };
}

/** The mean of a square round each pixel, sideways and then upright. */
function blurred(pixels: Pixels, radius: number): Pixels {
  const along = ({ width, height, data }: Pixels, step: number): Pixels => {
    const result = data.slice();
    for (let p = 0; p < data.length; p += 1) {
      let sum = 0;
      for (let k = -radius; k <= radius; k += 1) sum += data[p + 4 * k * step] ?? data[p] ?? 0;
      result[p] = sum / (2 * radius + 1);
    }
    return { width, height, data: result };
  };
  return along(along(pixels, 1), pixels.width);
}

const advice = (pixels: Pixels, before?: Pixels) =>
  adviseDocument(measureFrame(pixels, before && measureFrame(before, undefined).luma), thresholds);

describe("a document", () => {
  test.each([
    ["that fills the frame is good", scene(), "good"],
    ["that is not there is asked for", scene({ left: 400 }), "document"],
    ["in the dark needs light", scene({ table: 5, paper: 30, print: 4 }), "dark"],
    ["that is not sharp is to be held still", blurred(scene(), 6), "blur"],
    ["that shines is tilted", scene({ table: 90, paper: 255, left: 60, top: 50 }), "glare"],
  ])("%s", (_name, pixels, wanted) => {
    expect(advice(pixels)).toBe(wanted);
  });

  test("that moves is to be held still", () => {
    expect(advice(scene({ left: 24 }), scene({ left: 60, top: 60 }))).toBe("blur");
  });
});

describe("a face", () => {
  const calm = {
    sharpness: 40,
    brightness: 120,
    glareShare: 0,
    movement: 0,
    edges: [0, 0, 0, 0],
  } as FrameMeasure;
  const face: SeenFace = { x: 0.25, y: 0.28, width: 0.5, height: 0.42, yaw: 0, pitch: 0 };
  test.each<[string, readonly SeenFace[], Partial<FrameMeasure>, string]>([
    ["in the oval is good", [face], {}, "good"],
    ["that is missing is asked for", [], {}, "face"],
    ["beside another is to be alone", [face, { ...face, x: 0, width: 0.4 }], {}, "alone"],
    ["with a small one behind it is good", [face, { ...face, x: 0, width: 0.1 }], {}, "good"],
    ["far away is to come closer", [{ ...face, x: 0.42, width: 0.16 }], {}, "closer"],
    ["too near is to go back", [{ ...face, x: 0.1, width: 0.8 }], {}, "back"],
    ["beside the oval belongs into it", [{ ...face, x: 0 }], {}, "face"],
    ["that looks aside is to look straight", [{ ...face, yaw: 25 }], {}, "straight"],
    ["in the dark needs light", [face], { brightness: 20 }, "dark"],
    ["against the light turns away", [face], { brightness: 245 }, "bright"],
    ["that moves is to be held still", [face], { movement: 30 }, "blur"],
  ])("%s", (_name, faces, change, wanted) => {
    expect(adviseFace(faces, { ...calm, ...change }, thresholds)).toBe(wanted);
  });
});

describe("the automatic shutter", () => {
  const run = (advices: readonly ("good" | "blur" | "dark")[], gapMs = 100) => {
    let shutter = shutterAtRest;
    const shown = advices.map((one, i) => {
      const next = watch(shutter, one, i * gapMs);
      shutter = next.shutter;
      return { shows: shutter.shown, takes: next.takes };
    });
    return shown;
  };

  test("takes the picture only after all has been right for a moment", () => {
    const frames = run(Array.from({ length: 9 }, () => "good"));
    expect(frames.findIndex(({ takes }) => takes)).toBe(7);
    expect(
      run(["good", "good", "good", "good", "blur", "good", "good", "good"]).some(({ takes }) => takes),
    ).toBe(false);
  });

  test("does not flicker between two hints", () => {
    const frames = run(Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? "blur" : "dark")));
    expect(new Set(frames.map(({ shows }) => shows))).toEqual(new Set(["blur"]));
  });

  test("changes a hint once it has been read", () => {
    const frames = run([
      ...Array.from({ length: 5 }, () => "dark" as const),
      ...Array.from({ length: 9 }, () => "blur" as const),
    ]);
    expect(frames[8]?.shows).toBe("dark");
    expect(frames.at(-1)?.shows).toBe("blur");
  });
});

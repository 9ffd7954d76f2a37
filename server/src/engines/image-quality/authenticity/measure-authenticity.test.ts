import { beforeAll, describe, expect, test } from "vitest";
import type { DocumentAuthenticity } from "#core/document/document-authenticity.ts";
import { authenticityLimits } from "#core/document/authenticity-limits.ts";
import type { Box, Quad } from "#core/media/image.ts";
import { decodeImage } from "#engines/runtime/decode.ts";
import { createSpecimen } from "#specimen/create-specimen.ts";
import type { SpecimenFault } from "#specimen/specimen.ts";
import { measureAuthenticity } from "./measure-authenticity.ts";

/** Where the face of a portrait is: its middle. */
function faceIn(region: Quad): Box {
  const [xs, ys] = [region.map(({ x }) => x), region.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
  return { left: left + width * 0.27, top: top + height * 0.25, width: width * 0.46, height: height * 0.5 };
}

/** Measures an identity card whose corners and portrait are known. */
async function measure(...faults: readonly SpecimenFault[]): Promise<DocumentAuthenticity> {
  const { image, truth } = await createSpecimen({
    ...{ type: "identity-card", seed: 11, today: "2026-11-21", degrade: 1, faults },
    frame: { width: 1000, height: 750 },
  });
  const outline = {
    ...{ corners: truth.corners, confidence: 1, isWholePicture: false },
    ...{ textInside: 1, textCut: 0, cutOff: 0, documentCount: 1 },
  };
  const { portrait } = truth.regions;
  const faces = portrait ? [faceIn(portrait.region)] : [];
  return measureAuthenticity(await decodeImage(image), outline, faces, { blur: 0.04, textHeight: 24 });
}

const limits = authenticityLimits;

describe("what tells a document from a copy of it", { timeout: 30_000 }, () => {
  let own: DocumentAuthenticity;
  beforeAll(async () => {
    own = await measure();
  });

  test("a document itself is within every limit", () => {
    expect(own.screenPattern).toBeLessThan(limits.screenPatternReview);
    expect(own.colour).toBeGreaterThan(limits.copyColourReview);
    expect(own.portrait?.turnDegrees).toBeLessThan(limits.portraitTurnReview);
    expect(own.portrait?.rim).toBeLessThan(limits.portraitRimReview);
    expect(own.portrait?.borderBlur).toBeGreaterThan(limits.portraitBorderBlurReview);
  });

  test("a screen shows its pattern everywhere, a document photographed itself does not", async () => {
    const { screenPattern } = await measure("screen-replay");
    expect(screenPattern).toBeGreaterThan(limits.screenPatternReview);
  });

  test("a photocopy has no colours", async () => {
    expect((await measure("photocopy")).colour).toBeLessThan(limits.copyColourReview);
  });

  test("a portrait that was pasted over stands aslant", async () => {
    const { portrait } = await measure("pasted-portrait");
    expect(portrait?.turnDegrees).toBeGreaterThan(limits.portraitTurnReview);
    expect(portrait?.rim).toBeGreaterThan(own.portrait?.rim ?? 0);
  });

  test("a document without a face has no portrait to measure", async () => {
    expect((await measure("no-face")).portrait).toBeNull();
  });
});

test("pictures too small for any of it give no numbers, and no error", () => {
  const raster = { width: 40, height: 30, data: new Uint8Array(40 * 30 * 3).fill(120) };
  const corners: Quad = [
    { x: 0, y: 0 },
    { x: 40, y: 0 },
    { x: 40, y: 30 },
    { x: 0, y: 30 },
  ];
  const outline = {
    ...{ corners, confidence: 0, isWholePicture: true },
    ...{ textInside: 0, textCut: 0, cutOff: 0, documentCount: 1 },
  };
  const face = { left: 5, top: 5, width: 20, height: 20 };
  const found = measureAuthenticity(raster, outline, [face], { blur: null, textHeight: null });
  expect(found).toEqual({ screenPattern: null, colour: 0, portrait: null });
});

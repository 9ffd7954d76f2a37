import { setTimeout as sleep } from "node:timers/promises";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import type { FaceFinding } from "#core/face/face.ts";
import { type EnginePool, openPool, type PoolOptions } from "./pool.ts";
import { createEngines } from "./remote-engines.ts";

const workerUrl = new URL("../../../test/support/pool-worker.ts", import.meta.url);
const startPool = (options: Partial<PoolOptions> = {}): EnginePool =>
  openPool({ workerUrl, size: 2, ...options });
const picture = (background: string): Promise<Buffer> =>
  sharp({ create: { width: 80, height: 70, channels: 3, background } })
    .png()
    .toBuffer();
const red = await picture("#ff0000");
const point = { x: 0, y: 0 };
const face: FaceFinding = {
  box: { left: 0, top: 0, width: 1, height: 1 },
  points: { leftEye: point, rightEye: point, nose: point, leftMouth: point, rightMouth: point },
  score: 0.75,
};

describe("openPool", () => {
  test("a picture is decoded once and measured where it lies", async () => {
    await using pool = startPool();
    const image = await pool.open(red);
    expect(image).toMatchObject({ width: 80, height: 70 });
    await expect(pool.call(image, "text.find")).resolves.toMatchObject({ value: [255, 0, 0] });
  });

  test("the caller keeps his bytes", async () => {
    await using pool = startPool();
    const bytes = Uint8Array.from(red);
    await pool.open(bytes);
    expect(bytes.length).toBe(red.length);
  });

  test("each picture is measured as itself, however many there are at once", async () => {
    await using pool = startPool();
    const colours = ["#010203", "#040506", "#070809", "#0a0b0c", "#0d0e0f"];
    const values = await Promise.all(
      colours.map(
        async (colour) => (await pool.call(await pool.open(await picture(colour)), "text.find")).value,
      ),
    );
    expect(values).toEqual([
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
      [10, 11, 12],
      [13, 14, 15],
    ]);
  });

  test("an unreadable picture and an engine's own refusal keep their codes", async () => {
    await using pool = startPool();
    await expect(pool.open(Buffer.from("no picture"))).rejects.toMatchObject({ code: "image-unreadable" });
    const image = await pool.open(red);
    await expect(pool.call(image, "faces.detect")).rejects.toMatchObject({
      name: "CoreError",
      code: "image-too-small",
    });
  });

  test("beyond its limit of pictures it is overloaded, until one is closed", async () => {
    await using pool = startPool({ maxImages: 3 });
    const opened = await Promise.allSettled([1, 2, 3, 4].map(() => pool.open(red)));
    const images = opened.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    expect(images).toHaveLength(3);
    expect(opened[3]).toMatchObject({ reason: { code: "overloaded" } });
    for (const image of images.slice(0, 1)) await pool.close(image);
    await expect(pool.open(red)).resolves.toMatchObject({ width: 80 });
    await expect(pool.open(red)).rejects.toMatchObject({ code: "overloaded" });
  });

  test("a picture that cannot be opened does not count against the limit", async () => {
    await using pool = startPool({ maxImages: 1 });
    await expect(pool.open(Buffer.from("x"))).rejects.toMatchObject({ code: "image-unreadable" });
    await expect(pool.open(red)).resolves.toMatchObject({ width: 80 });
  });

  test("a closed picture can be measured no more, and closing twice is quiet", async () => {
    await using pool = startPool();
    const image = await pool.open(red);
    await pool.close(image);
    await pool.close(image);
    await expect(pool.call(image, "text.find")).rejects.toThrow("not open");
  });

  test("a picture that nobody closes is closed after its time", async () => {
    await using pool = startPool({ maxImages: 1, imageLifeMs: 50 });
    const image = await pool.open(red);
    await sleep(150);
    await expect(pool.call(image, "text.find")).rejects.toThrow("not open");
    await expect(pool.open(red)).resolves.toMatchObject({ width: 80 });
  });

  test("a file is worked on in one go, counts while it is, and stays its caller's", async () => {
    await using pool = startPool({ maxImages: 1 });
    const file = Uint8Array.of(1, 2, 3);
    const [first, second] = await Promise.allSettled([
      pool.run(file, "address-proofs.read", "2026-01-02"),
      pool.run(file, "address-proofs.read", "2026-01-02"),
    ]);
    expect(first).toMatchObject({ value: { pages: 3, kind: "2026-01-02" } });
    expect(second).toMatchObject({ reason: { code: "overloaded" } });
    expect(file.length).toBe(3);
    await expect(pool.open(red)).resolves.toMatchObject({ width: 80 });
  });

  test("a worker that ends rejects what waits for it and is replaced, warm", async () => {
    await using pool = startPool({ size: 1, workerData: { a: 1 } });
    await pool.warm();
    const image = await pool.open(red);
    const doomed = pool.call(image, "liveness.measure", face);
    const behind = pool.call(image, "text.find");
    await expect(doomed).rejects.toThrow("The engine worker stopped before it answered: The thread ends.");
    await expect(behind).rejects.toThrow("stopped");
    await expect(pool.call(image, "text.find")).rejects.toThrow("stopped");
    const next = await pool.open(red);
    const { models } = await pool.call(next, "text.find");
    expect(models).toEqual([{ name: "1", version: '{"a":1}' }]);
  });

  test("a worker that cannot start fails its calls and does not hang", async () => {
    await using pool = startPool({ workerUrl: new URL("./no-such-worker.ts", import.meta.url) });
    await expect(pool.open(red)).rejects.toThrow("stopped before it answered");
    await expect(pool.warm()).rejects.toThrow("stopped before it answered");
  });

  test("disposing rejects what waits", async () => {
    const pool = startPool({ size: 1 });
    const image = await pool.open(red);
    const [measured] = await Promise.allSettled([
      pool.call(image, "liveness.measure", face),
      pool[Symbol.asyncDispose](),
    ]);
    expect(measured).toMatchObject({
      status: "rejected",
      reason: { message: expect.stringContaining("stopped") },
    });
  });
});

describe("createEngines", () => {
  test("arguments and numbers cross the threads; faces are compared without them", async () => {
    await using pool = startPool();
    const comparison = { score: 1, falseMatchRate: 0.5, falseNonMatchRate: 0.5 };
    const engines = createEngines(pool, {
      compareFaces: () => ({ value: comparison, models: [] }),
      searchRates: () => ({ falseMatchRate: 1, extrapolatedRate: 1 }),
      nationalNumbers: { check: () => "unknown" },
    });
    const image = await engines.images.open(red);
    await expect(engines.mrz.read(image, [], "2026-01-02")).resolves.toMatchObject({
      value: { boxes: [], today: "2026-01-02" },
    });
    const template = await engines.embeddings.embed(image, face);
    expect(template.vectors).toEqual([Float32Array.of(0.75)]);
    expect(engines.embeddings.compare(template, template).value).toBe(comparison);
    await engines.images.close(image);
  });
});

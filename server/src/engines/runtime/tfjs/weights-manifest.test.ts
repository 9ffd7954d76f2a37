import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packageFile } from "../package-file.ts";
import { halfToNumber, readWeightsManifest } from "./weights-manifest.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "weights-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function manifest(weights: readonly object[], bytes: Uint8Array): Promise<string> {
  const path = join(folder, `${weights.length}-${bytes.length}.json`);
  await writeFile(join(folder, "a.bin"), bytes.subarray(0, 3));
  await writeFile(join(folder, "b.bin"), bytes.subarray(3));
  await writeFile(path, JSON.stringify([{ paths: ["a.bin", "b.bin"], weights }]));
  return path;
}

describe("readWeightsManifest", () => {
  test("each kind of number is read, across the parts of the file", async () => {
    const bytes = Buffer.alloc(4 + 2 + 4 + 3 + 2);
    bytes.writeFloatLE(1.5, 0);
    bytes.writeUInt16LE(0xc000, 4);
    bytes.writeInt32LE(-7, 6);
    bytes.set([0, 10, 255], 10);
    bytes.writeUInt16LE(1000, 13);
    const path = await manifest(
      [
        { name: "f32", shape: [], dtype: "float32" },
        { name: "f16", shape: [1], dtype: "float32", quantization: { dtype: "float16" } },
        { name: "i32", shape: [1], dtype: "int32" },
        {
          name: "u8",
          shape: [3, 1],
          dtype: "float32",
          quantization: { dtype: "uint8", scale: 0.5, min: -1 },
        },
        { name: "u16", shape: [1], dtype: "float32", quantization: { dtype: "uint16", scale: 0.25, min: 1 } },
      ],
      bytes,
    );
    const weights = await readWeightsManifest(path);
    const numbers = Object.fromEntries([...weights].map(([name, { data }]) => [name, [...data]]));
    expect(numbers).toEqual({ f32: [1.5], f16: [-2], i32: [-7], u8: [-1, 4, 126.5], u16: [251] });
    expect(weights.get("u8")?.shape).toEqual([3, 1]);
  });

  test("a file that is shorter or longer than its manifest says is refused", async () => {
    const entry = { name: "x", shape: [2], dtype: "float32" };
    await expect(readWeightsManifest(await manifest([entry], new Uint8Array(7)))).rejects.toThrow(
      "too early",
    );
    await expect(readWeightsManifest(await manifest([entry], new Uint8Array(9)))).rejects.toThrow("longer");
  });

  test("the weights of a net without a graph are all there, and finite", async () => {
    const path = await packageFile(
      "@vladmandic/face-api",
      "model/face_recognition_model-weights_manifest.json",
    );
    const weights = await readWeightsManifest(path);
    expect(weights.get("conv32_down/conv/filters")?.shape).toEqual([7, 7, 3, 32]);
    for (const { data, shape } of weights.values()) {
      expect(data.length).toBe(shape.reduce((product, side) => product * side, 1));
      expect(data.every(Number.isFinite)).toBe(true);
    }
  });
});

describe("halfToNumber", () => {
  test.each([
    [0x0000, 0],
    [0x0001, 2 ** -24],
    [0x03ff, 1023 * 2 ** -24],
    [0x0400, 2 ** -14],
    [0x3555, 0.333251953125],
    [0x3c00, 1],
    [0xc000, -2],
    [0x7bff, 65_504],
    [0x7c00, Infinity],
    [0xfc00, -Infinity],
    [0x7e00, Number.NaN],
  ])("%i is %d", (bits, value) => {
    expect(halfToNumber(bits)).toBe(value);
  });
});

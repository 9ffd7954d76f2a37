import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { graphBuilder } from "#engines/runtime/tfjs/graph-builder.ts";

const side = 16;

const input = {
  ...{ width: side, height: side, layout: "channels-first", colours: "rgb" },
  ...{ mean: [127.5, 127.5, 127.5], std: [127.5, 127.5, 127.5] },
};

const said = { licence: "CC0-1.0", origin: "made by a test" };

/** Takes a face for the pixels of its cut: the roughest embedder there is. */
export async function writeEmbedder(folder: string): Promise<string> {
  const graph = graphBuilder();
  const picture = graph.input("picture", [1, 3, side, side]);
  graph.output(graph.node("Flatten", [picture], { axis: 1 }, "numbers"));
  return write(folder, "pixels", graph.toBytes(), {
    points: [
      [5, 6],
      [11, 6],
      [8, 9],
      [5.5, 12],
      [10.5, 12],
    ],
    calibration: [
      { score: 0.5, falseMatchRate: 0.5, falseNonMatchRate: 0.001 },
      { score: 0.95, falseMatchRate: 0.00001, falseNonMatchRate: 0.5 },
    ],
  });
}

/** Finds a face always, and only, in one place, whatever the picture shows: left, top, right and bottom as shares. */
export async function writeDetector(
  folder: string,
  place: readonly [number, number, number, number],
): Promise<string> {
  const graph = graphBuilder();
  const picture = graph.input("picture", [1, 3, side, side]);
  const nothing = graph.node("Mul", [
    graph.node("ReduceMean", [picture], { keepdims: 0 }),
    graph.floats([], [0]),
  ]);
  graph.output(graph.node("Add", [graph.floats([1, 1, 4], place), nothing], {}, "boxes"));
  graph.output(graph.node("Add", [graph.floats([1, 1, 2], [0.05, 0.95]), nothing], {}, "scores"));
  return write(folder, "one-place", graph.toBytes(), {
    boxes: { output: "boxes", unit: "share" },
    scores: { output: "scores", column: 1 },
    floor: 0.5,
  });
}

/** Takes dark faces for imitations. */
export async function writeTexture(folder: string): Promise<string> {
  const graph = graphBuilder();
  const picture = graph.input("picture", [1, 3, side, side]);
  const mean = graph.node("Reshape", [
    graph.node("ReduceMean", [picture], { keepdims: 0 }),
    graph.ints([1, 1]),
  ]);
  const weighted = graph.node("MatMul", [mean, graph.floats([1, 2], [-20, 20])]);
  graph.output(graph.node("Add", [weighted, graph.floats([2], [-5, 5])], {}, "logits"));
  return write(folder, "light", graph.toBytes(), { context: 1, meaning: "logits", live: 1 });
}

async function write(folder: string, name: string, net: Uint8Array, rest: object): Promise<string> {
  await writeFile(join(folder, `${name}.onnx`), net);
  const path = join(folder, `${name}.json`);
  await writeFile(path, JSON.stringify({ file: `${name}.onnx`, ...said, input, ...rest }));
  return path;
}

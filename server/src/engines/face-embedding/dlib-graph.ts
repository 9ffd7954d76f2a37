import { type GraphBuilder, graphBuilder } from "#engines/runtime/tfjs/graph-builder.ts";
import type { Weights } from "#engines/runtime/tfjs/weights-manifest.ts";

/** Pixels a side of the net's input. */
export const dlibSide = 150;

type AllWeights = ReadonlyMap<string, Weights>;

interface Build {
  readonly graph: GraphBuilder;
  readonly weights: AllWeights;
}

interface Shape {
  readonly value: string;
  readonly channels: number;
  readonly side: number;
}

const blocks = [
  { name: "conv32_1", channels: 32 },
  { name: "conv32_2", channels: 32 },
  { name: "conv32_3", channels: 32 },
  { name: "conv64_down", channels: 64 },
  { name: "conv64_1", channels: 64 },
  { name: "conv64_2", channels: 64 },
  { name: "conv64_3", channels: 64 },
  { name: "conv128_down", channels: 128 },
  { name: "conv128_1", channels: 128 },
  { name: "conv128_2", channels: 128 },
  { name: "conv256_down", channels: 256 },
  { name: "conv256_1", channels: 256 },
  { name: "conv256_2", channels: 256 },
  { name: "conv256_down_out", channels: 256 },
];

/**
 * Writes dlib's face recognition net (a ResNet of 29 layers) as ONNX from weights that come without a graph. The
 * layers are those of dlib's dnn_face_recognition_ex.cpp, as face-api.js names them.
 */
export function buildDlibResnet(weights: AllWeights): Uint8Array {
  const graph = graphBuilder();
  const build = { graph, weights };
  const input = graph.input("input", [1, 3, dlibSide, dlibSide]);
  const first = graph.node("Relu", [convolve(build, input, "conv32_down", { stride: 2, pad: 0 })]);
  const pooled = graph.node("MaxPool", [first], { kernel_shape: [3, 3], strides: [2, 2] });
  let shape: Shape = { value: pooled, channels: 32, side: 35 };
  for (const { name, channels } of blocks) {
    shape = name.includes("down") ? shrinkingBlock(build, shape, name, channels) : block(build, shape, name);
  }
  const mean = graph.node("ReduceMean", [shape.value, graph.ints([2, 3])], { keepdims: 0 });
  graph.output(graph.node("MatMul", [mean, constant(build, "fc")], {}, "descriptor"));
  return graph.toBytes();
}

function block(build: Build, shape: Shape, name: string): Shape {
  const { graph } = build;
  const inner = graph.node("Relu", [convolve(build, shape.value, `${name}/conv1`, { stride: 1, pad: 1 })]);
  const outer = convolve(build, inner, `${name}/conv2`, { stride: 1, pad: 1 });
  return { ...shape, value: graph.node("Relu", [graph.node("Add", [outer, shape.value])]) };
}

/** Halves the side. The shortcut is an average, given zeros for the channels that it lacks. */
function shrinkingBlock(build: Build, shape: Shape, name: string, channels: number): Shape {
  const { graph } = build;
  const inner = graph.node("Relu", [convolve(build, shape.value, `${name}/conv1`, { stride: 2, pad: 0 })]);
  const outer = convolve(build, inner, `${name}/conv2`, { stride: 1, pad: 1 });
  const shortcut = graph.node("AveragePool", [shape.value], { kernel_shape: [2, 2], strides: [2, 2] });
  const outerSide = Math.floor((shape.side - 3) / 2) + 1;
  const side = Math.floor((shape.side - 2) / 2) + 1;
  const sum = graph.node("Add", [
    padEnd(graph, outer, [0, 0, side - outerSide, side - outerSide]),
    padEnd(graph, shortcut, [0, channels - shape.channels, 0, 0]),
  ]);
  return { value: graph.node("Relu", [sum]), channels, side };
}

function padEnd(graph: GraphBuilder, value: string, ends: readonly number[]): string {
  if (ends.every((end) => end === 0)) return value;
  return graph.node("Pad", [value, graph.ints([0, 0, 0, 0, ...ends])]);
}

/** A convolution and the scale that follows it. */
function convolve(build: Build, value: string, name: string, how: { stride: number; pad: number }): string {
  const { graph } = build;
  const filters = weightsOf(build, `${name}/conv/filters`);
  const [height = 0, width = 0, from = 0, to = 0] = filters.shape;
  const kernel = graph.floats([to, from, height, width], channelsFirst(filters));
  const convolved = graph.node("Conv", [value, kernel, constant(build, `${name}/conv/bias`)], {
    kernel_shape: [height, width],
    strides: [how.stride, how.stride],
    pads: [how.pad, how.pad, how.pad, how.pad],
  });
  const perChannel = (part: string) => {
    const { data } = weightsOf(build, `${name}/scale/${part}`);
    return graph.floats([data.length, 1, 1], data);
  };
  return graph.node("Add", [graph.node("Mul", [convolved, perChannel("weights")]), perChannel("biases")]);
}

/** TensorFlow.js keeps filters as height, width, from, to; ONNX wants to, from, height, width. */
function channelsFirst({ shape, data }: Weights): Float32Array {
  const [height = 0, width = 0, from = 0, to = 0] = shape;
  const turned = new Float32Array(data.length);
  for (let i = 0; i < data.length; i += 1) {
    const k = i % to;
    const c = Math.floor(i / to) % from;
    const place = Math.floor(i / (to * from));
    turned[(k * from + c) * height * width + place] = data[i] ?? 0;
  }
  return turned;
}

function constant(build: Build, name: string): string {
  const { shape, data } = weightsOf(build, name);
  return build.graph.floats(shape, data);
}

function weightsOf({ weights }: Build, name: string): Weights {
  const found = weights.get(name);
  if (found === undefined) throw new Error(`The weights lack ${name}.`);
  return found;
}

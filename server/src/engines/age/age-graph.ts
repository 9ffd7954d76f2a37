import { type GraphBuilder, graphBuilder } from "#engines/runtime/tfjs/graph-builder.ts";
import type { Weights } from "#engines/runtime/tfjs/weights-manifest.ts";

/** Pixels a side of the net's input. */
export const xceptionSide = 112;

type AllWeights = ReadonlyMap<string, Weights>;

interface Build {
  readonly graph: GraphBuilder;
  readonly weights: AllWeights;
}

const middleBlocks = 2;
const oneStep = [1, 1];
const twoSteps = [2, 2];

/**
 * Writes face-api's age net (a small Xception) as ONNX from weights that come without a graph. Layers as in its
 * TinyXception and AgeGenderNet; the sex, which nobody asked for, is left out.
 */
export function buildAgeNet(weights: AllWeights): Uint8Array {
  const graph = graphBuilder();
  const build = { graph, weights };
  const input = graph.input("input", [1, 3, xceptionSide, xceptionSide]);
  let value = graph.node("Relu", [convolve(build, input, "entry_flow/conv_in", twoSteps)]);
  value = reductionBlock(build, value, "entry_flow/reduction_block_0", { isActivated: true });
  value = reductionBlock(build, value, "entry_flow/reduction_block_1");
  for (let i = 0; i < middleBlocks; i += 1)
    value = middleBlock(build, value, `middle_flow/main_block_${String(i)}`);
  value = reductionBlock(build, value, "exit_flow/reduction_block");
  value = graph.node("Relu", [separable(build, value, "exit_flow/separable_conv")]);
  const mean = graph.node("ReduceMean", [value, graph.ints([2, 3])], { keepdims: 0 });
  const weighted = graph.node("MatMul", [mean, constant(build, "fc/age/weights")]);
  graph.output(graph.node("Add", [weighted, constant(build, "fc/age/bias")], {}, "age"));
  return graph.toBytes();
}

/** Halves the side. The shortcut takes the input as it came, before it is activated. */
function reductionBlock(build: Build, value: string, name: string, { isActivated = false } = {}): string {
  const { graph } = build;
  const activated = isActivated ? value : graph.node("Relu", [value]);
  const first = graph.node("Relu", [separable(build, activated, `${name}/separable_conv0`)]);
  const second = separable(build, first, `${name}/separable_conv1`);
  const pooled = graph.node("MaxPool", [second], {
    kernel_shape: [3, 3],
    strides: twoSteps,
    auto_pad: "SAME_UPPER",
  });
  return graph.node("Add", [pooled, convolve(build, value, `${name}/expansion_conv`, twoSteps)]);
}

function middleBlock(build: Build, value: string, name: string): string {
  const { graph } = build;
  let inner = value;
  for (const part of ["separable_conv0", "separable_conv1", "separable_conv2"])
    inner = separable(build, graph.node("Relu", [inner]), `${name}/${part}`);
  return graph.node("Add", [inner, value]);
}

function convolve(build: Build, value: string, name: string, strides: readonly number[]): string {
  const filters = weightsOf(build, `${name}/filters`);
  const [height = 0, width = 0, from = 0, to = 0] = filters.shape;
  const kernel = build.graph.floats([to, from, height, width], channelsFirst(filters));
  return build.graph.node("Conv", [value, kernel, constant(build, `${name}/bias`)], {
    kernel_shape: [height, width],
    strides,
    auto_pad: "SAME_UPPER",
  });
}

/** Each channel by itself, then the channels together. */
function separable(build: Build, value: string, name: string): string {
  const { graph } = build;
  const depthwise = weightsOf(build, `${name}/depthwise_filter`);
  const [height = 0, width = 0, channels = 0] = depthwise.shape;
  const kernel = graph.floats([channels, 1, height, width], depthwiseFirst(depthwise));
  const spread = graph.node("Conv", [value, kernel], {
    kernel_shape: [height, width],
    strides: oneStep,
    group: channels,
    auto_pad: "SAME_UPPER",
  });
  const pointwise = weightsOf(build, `${name}/pointwise_filter`);
  const [, , from = 0, to = 0] = pointwise.shape;
  const mixer = graph.floats([to, from, 1, 1], channelsFirst(pointwise));
  return graph.node("Conv", [spread, mixer, constant(build, `${name}/bias`)], {
    kernel_shape: [1, 1],
    strides: oneStep,
  });
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

/** The same for filters of one channel each: height, width, channel, 1. */
function depthwiseFirst({ shape, data }: Weights): Float32Array {
  const [height = 0, width = 0, channels = 0] = shape;
  return channelsFirst({ shape: [height, width, 1, channels], data, isWhole: false });
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

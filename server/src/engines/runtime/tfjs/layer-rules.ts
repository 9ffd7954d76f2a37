import {
  autoPad,
  type Conversion,
  inputAt,
  type OperationRule,
  toChannelsFirst,
  toChannelsLast,
} from "./conversion.ts";
import { relu6 } from "./elementwise-rules.ts";
import { flagOf, type GraphNode, intsOf, textOf, textsOf } from "./graph-model.ts";
import type { Weights } from "./weights-manifest.ts";

/** Rules of the operations that carry most of a net's weights or pool its maps. */
export const layerRules: Readonly<Record<string, OperationRule>> = {
  Conv2D: (node, inputs, to) => convolution(node, inputs, to, fullKernel),
  _FusedConv2D: (node, inputs, to) => convolution(node, inputs, to, fullKernel),
  DepthwiseConv2dNative: (node, inputs, to) => convolution(node, inputs, to, depthwiseKernel),
  FusedDepthwiseConv2dNative: (node, inputs, to) => convolution(node, inputs, to, depthwiseKernel),
  MaxPool: (node, inputs, to) => pooling("MaxPool", node, inputs, to),
  AvgPool: (node, inputs, to) => pooling("AveragePool", node, inputs, to),
  MatMul: matrixProduct,
  _FusedMatMul: matrixProduct,
};

/** A convolution's weights in ONNX's order, with its number of groups. */
interface Kernel {
  readonly dims: readonly number[];
  readonly data: Float32Array;
  readonly group: number;
}

function convolution(
  node: GraphNode,
  inputs: readonly string[],
  to: Conversion,
  kernelOf: (weights: Weights) => Kernel,
): void {
  const kernel = kernelOf(to.weights(inputAt(inputs, 1)));
  const fused = textsOf(node, "fused_ops");
  const from = [
    toChannelsFirst(to.graph, to.value(inputAt(inputs, 0))),
    to.graph.floats(kernel.dims, kernel.data),
  ];
  if (fused[0] === "BiasAdd") from.push(to.value(inputAt(inputs, 2)));
  const dilations = intsOf(node, "dilations").slice(1, 3);
  let value = to.graph.node("Conv", from, {
    kernel_shape: kernel.dims.slice(2),
    strides: intsOf(node, "strides").slice(1, 3),
    auto_pad: autoPad(textOf(node, "padding")),
    dilations: dilations.length === 2 ? dilations : [1, 1],
    group: kernel.group,
  });
  for (const op of fused) if (op !== "BiasAdd") value = activation(op, value, inputs, to);
  toChannelsLast(to.graph, value, node.name);
}

function activation(op: string, value: string, inputs: readonly string[], to: Conversion): string {
  if (op === "Relu" || op === "Sigmoid") return to.graph.node(op, [value]);
  if (op === "Relu6") return relu6(to, value);
  if (op === "Prelu") {
    const slope = to.weights(inputAt(inputs, 3)).data;
    return to.graph.node("PRelu", [value, to.graph.floats([slope.length, 1, 1], slope)]);
  }
  throw new Error(`The fused operation ${op} is not supported.`);
}

/** From [height, width, in, out] to [out, in, height, width]. */
function fullKernel({ shape, data }: Weights): Kernel {
  const [height = 1, width = 1, from = 1, into = 1] = shape;
  const moved = new Float32Array(data.length);
  for (let i = 0; i < data.length; i += 1) {
    const out = i % into;
    const inner = Math.floor(i / into) % from;
    const place = Math.floor(i / (into * from));
    moved[(out * from + inner) * height * width + place] = data[i] ?? 0;
  }
  return { dims: [into, from, height, width], data: moved, group: 1 };
}

/** From [height, width, in, multiplier] to [in · multiplier, 1, height, width]. */
function depthwiseKernel({ shape, data }: Weights): Kernel {
  const [height = 1, width = 1, from = 1, multiplier = 1] = shape;
  const channels = from * multiplier;
  const moved = new Float32Array(data.length);
  for (let i = 0; i < data.length; i += 1) {
    moved[(i % channels) * height * width + Math.floor(i / channels)] = data[i] ?? 0;
  }
  return { dims: [channels, 1, height, width], data: moved, group: from };
}

function pooling(op: string, node: GraphNode, inputs: readonly string[], to: Conversion): void {
  const value = to.graph.node(op, [toChannelsFirst(to.graph, to.value(inputAt(inputs, 0)))], {
    kernel_shape: intsOf(node, "ksize").slice(1, 3),
    strides: intsOf(node, "strides").slice(1, 3),
    auto_pad: autoPad(textOf(node, "padding")),
  });
  toChannelsLast(to.graph, value, node.name);
}

function matrixProduct(node: GraphNode, inputs: readonly string[], to: Conversion): void {
  if (flagOf(node, "transpose_a") || flagOf(node, "transpose_b")) {
    throw new Error("Transposed matrix products are not supported.");
  }
  let value = to.graph.node("MatMul", [to.value(inputAt(inputs, 0)), to.value(inputAt(inputs, 1))]);
  for (const op of textsOf(node, "fused_ops")) {
    value =
      op === "BiasAdd"
        ? to.graph.node("Add", [value, to.value(inputAt(inputs, 2))])
        : activation(op, value, inputs, to);
  }
  to.graph.node("Identity", [value], {}, node.name);
}

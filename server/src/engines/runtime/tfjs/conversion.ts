import type { GraphBuilder } from "./graph-builder.ts";
import type { GraphNode } from "./graph-model.ts";
import type { Weights } from "./weights-manifest.ts";

/** What an operation's rule needs: the graph being built, and the model's values by their old names. */
export interface Conversion {
  readonly graph: GraphBuilder;
  /** The ONNX name of a value; weights enter the graph when first used. */
  value(name: string): string;
  weights(name: string): Weights;
}

/** Writes one TensorFlow.js operation as ONNX, so that its result carries the operation's name. */
export type OperationRule = (node: GraphNode, inputs: readonly string[], to: Conversion) => void;

/** The input at `index`. Throws when the operation has fewer. */
export function inputAt(inputs: readonly string[], index: number): string {
  const name = inputs[index];
  if (name === undefined) throw new Error("An operation lacks an input.");
  return name;
}

/** ONNX convolves channels first, TensorFlow.js channels last. */
export function toChannelsFirst(graph: GraphBuilder, value: string): string {
  return graph.node("Transpose", [value], { perm: [0, 3, 1, 2] });
}

/** The way back, under the operation's own name. */
export function toChannelsLast(graph: GraphBuilder, value: string, output: string): string {
  return graph.node("Transpose", [value], { perm: [0, 2, 3, 1] }, output);
}

/** TensorFlow's padding in ONNX's words. */
export function autoPad(padding: string): string {
  if (padding === "SAME") return "SAME_UPPER";
  if (padding === "VALID") return "VALID";
  throw new Error(`Padding ${padding} is not supported.`);
}

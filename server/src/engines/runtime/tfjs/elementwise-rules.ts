import { type Conversion, inputAt, type OperationRule } from "./conversion.ts";

function elementwise(op: string): OperationRule {
  return (node, inputs, to) => {
    to.graph.node(
      op,
      inputs.map((name) => to.value(name)),
      {},
      node.name,
    );
  };
}

/** Rules of operations that work number by number. */
export const elementwiseRules: Readonly<Record<string, OperationRule>> = {
  Add: elementwise("Add"),
  AddV2: elementwise("Add"),
  Sub: elementwise("Sub"),
  Mul: elementwise("Mul"),
  RealDiv: elementwise("Div"),
  Maximum: elementwise("Max"),
  Minimum: elementwise("Min"),
  Relu: elementwise("Relu"),
  Sigmoid: elementwise("Sigmoid"),
  Prelu: elementwise("PRelu"),
  Identity: elementwise("Identity"),
  Relu6: (node, inputs, to) => {
    relu6(to, to.value(inputAt(inputs, 0)), node.name);
  },
  Softmax: (node, inputs, to) => {
    to.graph.node("Softmax", [to.value(inputAt(inputs, 0))], { axis: -1 }, node.name);
  },
};

/** Clips to 0…6. */
export function relu6(to: Conversion, value: string, output?: string): string {
  const bounds = [to.graph.floats([], [0]), to.graph.floats([], [6])];
  return to.graph.node("Clip", [value, ...bounds], {}, output);
}

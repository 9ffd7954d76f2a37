import { type Conversion, inputAt, type OperationRule } from "./conversion.ts";
import { flagOf, intsOf } from "./graph-model.ts";

function constantInts(to: Conversion, name: string): number[] {
  return Array.from(to.weights(name).data);
}

/** Rules of operations that move or gather numbers. */
export const shapeRules: Readonly<Record<string, OperationRule>> = {
  Reshape: (node, inputs, to) => {
    const shape = to.graph.ints(constantInts(to, inputAt(inputs, 1)));
    to.graph.node("Reshape", [to.value(inputAt(inputs, 0)), shape], {}, node.name);
  },
  Squeeze: (node, inputs, to) => {
    const axes = to.graph.ints(intsOf(node, "squeeze_dims"));
    to.graph.node("Squeeze", [to.value(inputAt(inputs, 0)), axes], {}, node.name);
  },
  Pad: (node, inputs, to) => {
    const pairs = constantInts(to, inputAt(inputs, 1));
    const before = pairs.filter((_, i) => i % 2 === 0);
    const after = pairs.filter((_, i) => i % 2 === 1);
    const pads = to.graph.ints([...before, ...after]);
    to.graph.node("Pad", [to.value(inputAt(inputs, 0)), pads], {}, node.name);
  },
  ConcatV2: (node, inputs, to) => {
    const axis = constantInts(to, inputAt(inputs, inputs.length - 1))[0] ?? 0;
    to.graph.node(
      "Concat",
      inputs.slice(0, -1).map((name) => to.value(name)),
      { axis },
      node.name,
    );
  },
  Mean: (node, inputs, to) => {
    const axes = to.graph.ints(constantInts(to, inputAt(inputs, 1)));
    const keepdims = flagOf(node, "keep_dims") ? 1 : 0;
    to.graph.node("ReduceMean", [to.value(inputAt(inputs, 0)), axes], { keepdims }, node.name);
  },
};

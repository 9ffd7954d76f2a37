import type { Conversion, OperationRule } from "./conversion.ts";
import { elementwiseRules } from "./elementwise-rules.ts";
import { type GraphBuilder, graphBuilder } from "./graph-builder.ts";
import { dataInputs, type GraphNode, readGraphNodes } from "./graph-model.ts";
import { layerRules } from "./layer-rules.ts";
import { shapeRules } from "./shape-rules.ts";
import { readWeightsManifest, type Weights } from "./weights-manifest.ts";

const rules: Readonly<Record<string, OperationRule>> = { ...elementwiseRules, ...layerRules, ...shapeRules };

/** What to convert: the input's shape with the batch (1, height, width, channels), and inner values to expose. */
export interface GraphModelInput {
  readonly modelPath: string;
  readonly inputShape: readonly number[];
  readonly extraOutputs?: readonly string[];
}

/**
 * Writes a TensorFlow.js graph model as ONNX; values keep their names. The same model gives the same bytes
 * everywhere. Throws on an operation that has no rule.
 */
export async function convertGraphModel(from: GraphModelInput): Promise<Uint8Array> {
  const nodes = await readGraphNodes(from.modelPath);
  const weights = await readWeightsManifest(from.modelPath);
  const graph = graphBuilder();
  const conversion = startConversion(graph, weights);
  for (const node of nodes) convertNode(node, from.inputShape, conversion);
  const consumed = new Set(nodes.flatMap(dataInputs));
  const outputs = nodes.filter((node) => node.op !== "Placeholder" && !consumed.has(node.name));
  for (const name of new Set([...outputs.map((node) => node.name), ...(from.extraOutputs ?? [])])) {
    graph.output(name);
  }
  return graph.toBytes();
}

function convertNode(node: GraphNode, inputShape: readonly number[], to: Conversion): void {
  if (node.op === "Placeholder") {
    to.graph.input(node.name, inputShape);
    return;
  }
  const rule = rules[node.op];
  if (rule === undefined) throw new Error(`The operation ${node.op} is not supported.`);
  rule(node, dataInputs(node), to);
}

function startConversion(graph: GraphBuilder, weights: ReadonlyMap<string, Weights>): Conversion {
  const added = new Map<string, string>();
  return {
    graph,
    value: (name) => {
      const constant = weights.get(name);
      if (constant === undefined) return name;
      const known = added.get(name);
      if (known !== undefined) return known;
      const initializer = graph.floats(constant.shape, constant.data);
      added.set(name, initializer);
      return initializer;
    },
    weights: (name) => {
      const found = weights.get(name);
      if (found === undefined) throw new Error(`${name} is not a constant.`);
      return found;
    },
  };
}

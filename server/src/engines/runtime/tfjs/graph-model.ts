import { readFile } from "node:fs/promises";

/** One operation of a TensorFlow.js graph model. */
export interface GraphNode {
  readonly name: string;
  readonly op: string;
  readonly input?: readonly string[];
  readonly attr?: Readonly<Record<string, GraphAttribute>>;
}

/** A TensorFlow attribute in its JSON form; strings are base64. */
export interface GraphAttribute {
  readonly s?: string;
  readonly i?: string | number;
  readonly f?: number;
  readonly b?: boolean;
  readonly list?: { readonly s?: readonly string[]; readonly i?: readonly (string | number)[] };
}

/** Reads the operations of a graph model's `model.json`, without its constants. */
export async function readGraphNodes(modelPath: string): Promise<readonly GraphNode[]> {
  const model = JSON.parse(await readFile(modelPath, "utf8")) as {
    modelTopology?: { node?: readonly GraphNode[] };
  };
  const nodes = model.modelTopology?.node;
  if (!Array.isArray(nodes)) throw new Error("The file is no TensorFlow.js graph model.");
  return (nodes as readonly GraphNode[]).filter((node) => node.op !== "Const");
}

/** The node's inputs that carry data; "^name" only orders. */
export function dataInputs(node: GraphNode): readonly string[] {
  return (node.input ?? []).filter((name) => !name.startsWith("^")).map((name) => name.replace(/:0$/, ""));
}

/** A list of whole numbers, such as strides. */
export function intsOf(node: GraphNode, name: string): number[] {
  return (node.attr?.[name]?.list?.i ?? []).map(Number);
}

/** A text, such as the padding. */
export function textOf(node: GraphNode, name: string): string {
  return fromBase64(node.attr?.[name]?.s ?? "");
}

/** A list of texts, such as the operations fused into this one. */
export function textsOf(node: GraphNode, name: string): string[] {
  return (node.attr?.[name]?.list?.s ?? []).map(fromBase64);
}

/** A flag; false when absent. */
export function flagOf(node: GraphNode, name: string): boolean {
  return node.attr?.[name]?.b ?? false;
}

function fromBase64(text: string): string {
  return Buffer.from(text, "base64").toString("latin1");
}

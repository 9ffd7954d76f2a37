import type { BranchNode, EndStatus, NodeId, WorkflowDefinition } from "./definition.ts";
import { sessionNode } from "./facts.ts";
import { holds } from "./holds.ts";
import type { NodeResult } from "./node-result.ts";
import type { FactValue, Rule } from "./rule.ts";

/** What is known when the graph is walked. */
export interface Known {
  /** By node; steps that are not there have yet to be done. */
  readonly results: ReadonlyMap<NodeId, Pick<NodeResult, "facts">>;
  /** By the names of `sessionFacts`. */
  readonly session: Readonly<Record<string, FactValue>>;
}

/** How far a session has come. */
export interface Advance {
  /** Every node that was reached, in order. */
  readonly path: readonly NodeId[];
  /** Steps on it that have yet to be done; all of them may be done at once. */
  readonly pending: readonly NodeId[];
  /** How it ends; undefined while a branch waits for one of the pending steps. */
  readonly end: EndStatus | undefined;
  readonly labels: readonly string[];
}

/** Walks from the start as far as what is known decides the way. Pure. */
export function advance({ start, nodes }: WorkflowDefinition, known: Known): Advance {
  const path: NodeId[] = [];
  const pending: NodeId[] = [];
  const labels: string[] = [];
  let id = start;
  while (!path.includes(id)) {
    const node = nodes[id];
    if (!node) break;
    path.push(id);
    if (node.type === "status") return { path, pending, end: node.status, labels };
    if (node.type === "feature" && !known.results.has(id)) pending.push(id);
    if (node.type === "action") labels.push(node.label);
    if (node.type === "branch" && doesWait(node, pending)) break;
    id = node.type === "branch" ? chooseArm(node, known) : node.next;
  }
  return { path, pending, end: undefined, labels };
}

/** `NODE.FACT` in its two parts. */
export function partsOfField(field: string): { readonly node: NodeId; readonly fact: string } {
  const dot = field.indexOf(".");
  return { node: field.slice(0, dot), fact: field.slice(dot + 1) };
}

function doesWait({ arms }: BranchNode, pending: readonly NodeId[]): boolean {
  return arms.some(({ rules }) => rules.some(({ field }) => pending.includes(partsOfField(field).node)));
}

function chooseArm(branch: BranchNode, known: Known): NodeId {
  const taken = armTaken(branch, known);
  return (taken === undefined ? undefined : branch.arms[taken]?.next) ?? branch.otherwise;
}

/** Which arm of a branch is taken, from 0; undefined for `otherwise`. */
export function armTaken({ arms }: BranchNode, known: Known): number | undefined {
  const doesHold = (rule: Rule) => holds(rule, factOf(rule.field, known));
  const taken = arms.findIndex(({ match, rules }) =>
    match === "all" ? rules.every(doesHold) : rules.some(doesHold),
  );
  return taken === -1 ? undefined : taken;
}

function factOf(field: string, { results, session }: Known): FactValue {
  const { node, fact } = partsOfField(field);
  const facts = node === sessionNode ? session : results.get(node)?.facts;
  return facts?.[fact] ?? null;
}

import type { NodeId, WorkflowDefinition, WorkflowNode } from "./definition.ts";
import type { ProblemPath } from "./problem.ts";

/** A way out of a node, and where in the node it is written. */
export interface Exit {
  readonly path: ProblemPath;
  readonly target: NodeId;
}

/** Every way out of a node. */
export function exitsOf(node: WorkflowNode): readonly Exit[] {
  if (node.type === "status") return [];
  if (node.type !== "branch") return [{ path: ["next"], target: node.next }];
  return [
    ...node.arms.map(({ next }, index) => ({ path: ["arms", index, "next"], target: next })),
    { path: ["otherwise"], target: node.otherwise },
  ];
}

/** Every node from which a way leads to this one. */
export function ancestorsOf({ nodes }: WorkflowDefinition, id: NodeId): ReadonlySet<NodeId> {
  const found = new Set<NodeId>();
  const open = [id];
  for (let target = open.pop(); target !== undefined; target = open.pop()) {
    for (const [earlier, node] of Object.entries(nodes)) {
      if (found.has(earlier) || !exitsOf(node).some((exit) => exit.target === target)) continue;
      found.add(earlier);
      open.push(earlier);
    }
  }
  return found;
}

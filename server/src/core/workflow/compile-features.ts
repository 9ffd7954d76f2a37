import type {
  FeatureNode,
  NodeId,
  WorkflowDefinition,
  WorkflowNode,
  WorkflowSettings,
} from "./definition.ts";
import type { Feature } from "./feature.ts";

/** A step of a simple list. */
export type ListedFeature = Pick<FeatureNode, "feature"> & Partial<Pick<FeatureNode, "config" | "policy">>;

/** The graph of a simple list: one step after the other, and what they found determines the end. */
export function compileFeatures(
  listed: readonly ListedFeature[],
  settings: WorkflowSettings = {},
): WorkflowDefinition {
  const names = namesOf(listed.map(({ feature }) => feature));
  const nodes: Record<NodeId, WorkflowNode> = {};
  for (const [index, { feature, config = {}, policy }] of listed.entries()) {
    const next = names[index + 1] ?? "end";
    const name = names[index] ?? "end";
    nodes[name] = { type: "feature", feature, config, ...(policy && { policy }), next };
  }
  nodes["end"] = { type: "status", status: "determine" };
  return { start: names[0] ?? "end", nodes, settings };
}

/** `id_verification_1`: the feature, and which of its kind it is. */
function namesOf(listed: readonly Feature[]): readonly NodeId[] {
  return listed.map((feature, index) => {
    const before = listed.slice(0, index).filter((other) => other === feature).length;
    return `${feature.replaceAll("-", "_")}_${before + 1}`;
  });
}

/** The workflow of sessions that name none. */
export const kycDefinition: WorkflowDefinition = compileFeatures([
  { feature: "id-verification" },
  { feature: "liveness" },
  { feature: "face-match" },
]);

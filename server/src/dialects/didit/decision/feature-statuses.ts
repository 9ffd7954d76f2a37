import type { Evidence } from "#core/check/evidence.ts";
import type { WorkflowDefinition } from "#core/workflow/definition.ts";
import type { JsonObject } from "#lib/json.ts";
import { featureWords, nodeStatusWords } from "./feature-words.ts";

/** Every step of a workflow with how it came out, as lists of sessions tell it. */
export function featureStatuses(
  definition: WorkflowDefinition,
  evidence: Evidence | undefined,
): readonly JsonObject[] {
  const results = new Map((evidence?.run?.results ?? []).map((result) => [result.node, result]));
  return Object.entries(definition.nodes).flatMap(([name, node]) => {
    if (node.type !== "feature") return [];
    const status = results.get(name)?.status ?? "not-finished";
    return [{ feature: featureWords[node.feature], status: nodeStatusWords[status] }];
  });
}

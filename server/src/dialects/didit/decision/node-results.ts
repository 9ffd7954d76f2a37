import type { CheckName, CheckResult } from "#core/check/check.ts";
import type { Evidence } from "#core/check/evidence.ts";
import type { FeatureNode, WorkflowDefinition } from "#core/workflow/definition.ts";
import type { NodeResult, NodeStatus } from "#core/workflow/node-result.ts";

/** Which checks belong to which step. */
const checksOf: Readonly<Record<string, readonly CheckName[]>> = {
  "id-verification": [
    ...(["media-complete", "document-readable", "document-whole", "document-consistent"] as const),
    ...(["document-in-date", "document-accepted", "document-physical", "document-untampered"] as const),
    "person-expected",
  ],
  liveness: ["face-visible", "liveness"],
  "face-match": ["face-match"],
};

/** How each step came out, in the order of the workflow; nothing before anything was measured. */
export function nodeResults(
  { nodes }: WorkflowDefinition,
  evidence: Evidence | undefined,
): readonly NodeResult[] {
  if (!evidence) return [];
  return Object.entries(nodes).flatMap(([node, { type, ...rest }]) => {
    if (type !== "feature" || !("feature" in rest)) return [];
    const { feature } = rest as FeatureNode;
    const checks = checksOf[feature];
    if (!checks) return [];
    const own = evidence.assessment.checks.filter(({ check }) => checks.includes(check));
    const reasons = own.flatMap(({ reason }) => reason ?? []);
    return [{ node, feature, status: statusOf(own, evidence), reasons, checks, facts: {} }];
  });
}

function statusOf(checks: readonly CheckResult[], { policy }: Evidence): NodeStatus {
  const outcomes = checks.flatMap(({ verdict, reason }) => {
    if (reason === null) return [];
    return verdict === "unsure" ? ["review"] : [policy.outcomes[reason]];
  });
  if (outcomes.includes("decline")) return "declined";
  if (outcomes.includes("review")) return "in-review";
  if (outcomes.includes("resubmit")) return "resubmission-requested";
  return checks.every(({ verdict }) => verdict === "not-run") ? "not-finished" : "approved";
}

import type { CheckResult } from "#core/check/check.ts";
import type { CheckReason } from "#core/check/reason.ts";
import type { NodeId } from "./definition.ts";
import type { Feature } from "./feature.ts";
import type { FactValue } from "./rule.ts";

/** How a step came out by itself. "not-configured": nobody here can tell, which is neither good nor bad. */
export type NodeStatus =
  | "approved"
  | "declined"
  | "in-review"
  | "resubmission-requested"
  | "not-configured"
  | "not-finished";

/** What one step found: one entry for each step that was reached. */
export interface NodeResult {
  readonly node: NodeId;
  readonly feature: Feature;
  readonly status: NodeStatus;
  /** By precedence. */
  readonly reasons: readonly CheckReason[];
  /** Those that answer for it. */
  readonly checks: readonly CheckResult[];
  /** What rules may ask, by the names of `facts`. */
  readonly facts: Readonly<Record<string, FactValue>>;
}

/** A way through a workflow and what came of it. Part of the evidence. */
export interface WorkflowRun {
  /** Nodes in the order in which they were reached. */
  readonly path: readonly NodeId[];
  /** One entry for each step that was reached. */
  readonly results: readonly NodeResult[];
  readonly labels: readonly string[];
}

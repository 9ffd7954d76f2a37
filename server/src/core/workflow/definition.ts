import type { CheckReason } from "#core/check/reason.ts";
import type { ReasonOutcome, Thresholds } from "#core/decision/policy.ts";
import type { Feature, FeatureConfig } from "./feature.ts";
import type { Rule } from "./rule.ts";

/** A node's name within its graph: letters, digits, "-" and "_". */
export type NodeId = string;

/** How a step judges otherwise than the policy does. */
export interface PolicyChange {
  readonly outcomes?: Readonly<Partial<Record<CheckReason, ReasonOutcome>>>;
  readonly thresholds?: Readonly<Partial<Thresholds>>;
}

/** A step that measures or asks something. */
export interface FeatureNode {
  readonly type: "feature";
  readonly feature: Feature;
  readonly config: FeatureConfig;
  readonly policy?: PolicyChange;
  readonly next: NodeId;
}

/** One way out of a branch. */
export interface BranchArm {
  readonly match: "all" | "any";
  readonly rules: readonly Rule[];
  readonly next: NodeId;
}

/** A fork: the first arm whose rules hold is taken. */
export interface BranchNode {
  readonly type: "branch";
  readonly arms: readonly BranchArm[];
  readonly otherwise: NodeId;
}

/** Something done in passing: a label for those who look at the session. */
export interface ActionNode {
  readonly type: "action";
  readonly action: "label";
  readonly label: string;
  readonly next: NodeId;
}

/** How a way through the graph ends; "determine" leaves it to what the steps found, by the policy. */
export type EndStatus = "approved" | "declined" | "in-review" | "determine";

/** The end of a way. */
export interface StatusNode {
  readonly type: "status";
  readonly status: EndStatus;
}

export type WorkflowNode = FeatureNode | BranchNode | ActionNode | StatusNode;

/** What holds for the whole workflow; what is left out is as without a workflow. */
export interface WorkflowSettings {
  /** Where the person's browser goes when the session names no address. */
  readonly callbackUrl?: string;
  /** How long a person may take. */
  readonly sessionLifetimeSeconds?: number;
  /** How long an approval counts; for good when left out. */
  readonly approvalLifetimeDays?: number;
}

/** A graph without circles in which every way ends with a status. Plain JSON. */
export interface WorkflowDefinition {
  readonly start: NodeId;
  readonly nodes: Readonly<Record<NodeId, WorkflowNode>>;
  readonly settings: WorkflowSettings;
}

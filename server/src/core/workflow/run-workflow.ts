import { assess, concludeChecks } from "#core/check/assess.ts";
import type { Assessment } from "#core/check/assessment.ts";
import type { CheckResult } from "#core/check/check.ts";
import type { Findings } from "#core/check/evidence.ts";
import type { Policy } from "#core/decision/policy.ts";
import { forcedChecks, forcedPolicy } from "#core/sandbox/force.ts";
import { type Advance, advance } from "./advance.ts";
import type { EndStatus, NodeId, WorkflowDefinition } from "./definition.ts";
import { factsOfStep } from "./facts-of-step.ts";
import { judgeStep } from "./judge-step.ts";
import type { NodeResult, NodeStatus, WorkflowRun } from "./node-result.ts";
import { checksOfStep, demandOf, isAskedBy, policyOf, stepsOnPath, type Visited } from "./visit.ts";

/** What came of findings by a workflow. */
export interface Judged {
  readonly assessment: Assessment;
  readonly run: WorkflowRun;
}

/** Walks a workflow over what was measured and judges it. Pure: a replay gives the same bytes. */
export function runWorkflow(findings: Findings, base: Policy, definition: WorkflowDefinition): Judged {
  return walkWorkflow(findings, base, definition, () => true);
}

/** The same as far as steps are done: one that is not is judged by nobody, and its branches wait. */
export function walkWorkflow(
  findings: Findings,
  base: Policy,
  definition: WorkflowDefinition,
  isDone: (node: NodeId) => boolean,
): Judged {
  const results = new Map<NodeId, NodeResult>();
  const session = findings.session ?? {};
  let at = advance(definition, { results, session });
  let judged = judgeSteps(findings, base, stepsOnPath(definition, at.path));
  while (at.pending.some(isDone)) {
    const steps = stepsOnPath(definition, at.path);
    judged = judgeSteps(findings, base, steps);
    for (const step of steps)
      if (at.pending.includes(step.id) && isDone(step.id))
        results.set(step.id, resultOf(step, judged, findings));
    at = advance(definition, { results, session });
  }
  return { assessment: endWith(judged.assessment, at), run: runOf(at, results) };
}

function runOf({ path, labels }: Advance, results: ReadonlyMap<NodeId, NodeResult>): WorkflowRun {
  return { path, results: path.flatMap((id) => results.get(id) ?? []), labels };
}

/** A status that is written down stands above what the steps found. */
function endWith(assessment: Assessment, { end }: Advance): Assessment {
  const outcome = outcomes[end ?? "in-review"] ?? assessment.outcome;
  return { ...assessment, outcome };
}

const outcomes: Readonly<Record<EndStatus, Assessment["outcome"] | undefined>> = {
  approved: "approved",
  declined: "declined",
  "in-review": "in-review",
  determine: undefined,
};

interface JudgedSteps {
  readonly assessment: Assessment;
  readonly policy: Policy;
  readonly steps: readonly Visited[];
  /** The checks that a step alone has. */
  readonly own: ReadonlyMap<NodeId, readonly CheckResult[]>;
}

function judgeSteps(findings: Findings, base: Policy, steps: readonly Visited[]): JudgedSteps {
  const policy = forcedPolicy(policyOf(base, steps), findings);
  const own = new Map<NodeId, readonly CheckResult[]>();
  const assessment = assess(demandOf(findings, steps), policy, {
    isAsked: (check) => !findings.sandbox && isAskedBy(steps, check),
    more: (read) => {
      for (const step of steps)
        own.set(step.id, forcedChecks(step.node, findings) ?? judgeStep({ step, findings, policy, read }));
      return [...own.values()].flat();
    },
  });
  return { assessment, policy, steps, own };
}

function resultOf(step: Visited, judged: JudgedSteps, findings: Findings): NodeResult {
  const { assessment, policy, steps } = judged;
  const own = judged.own.get(step.id) ?? [];
  const checks = [...checksOfStep(step, assessment.checks, steps), ...own];
  const { outcome, reasons } = concludeChecks(checks, policy);
  const status: NodeStatus = own.some(isUnanswered) ? "not-configured" : outcome;
  const { id: node } = step;
  const facts = { status, reasons, ...factsOfStep(step, findings, assessment) };
  return { node, feature: step.node.feature, status, reasons, checks, facts };
}

function isUnanswered({ reason }: CheckResult): boolean {
  return reason === "check-not-configured";
}

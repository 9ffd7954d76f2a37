import { advance } from "../advance.ts";
import type { NodeId, WorkflowDefinition } from "../definition.ts";
import type { FactValue } from "../rule.ts";
import type { CaseEnd, WorkflowCase } from "./read-cases.ts";

/** How one case came out. */
export interface CaseResult {
  readonly name: string;
  readonly isPassed: boolean;
  /** Undefined when a step was reached of which the case tells nothing. */
  readonly end: CaseEnd | undefined;
  readonly path: readonly NodeId[];
  /** What is wrong, in one sentence; undefined when it passed. */
  readonly fault: string | undefined;
}

/** A way out of a branch that no case takes. */
export interface UntakenWay {
  readonly node: NodeId;
  /** Which arm, from 0; undefined for `otherwise`. */
  readonly arm: number | undefined;
}

/** What came of a workflow's cases. */
export interface TestReport {
  readonly results: readonly CaseResult[];
  readonly untaken: readonly UntakenWay[];
  readonly ways: number;
  readonly isPassed: boolean;
}

/** Tries a workflow with its cases: each ends as expected, and each way out of a branch is taken by one of them. Pure. */
export function runCases(definition: WorkflowDefinition, cases: readonly WorkflowCase[]): TestReport {
  const results = cases.map((one) => runCase(definition, one));
  const ways = waysOf(definition);
  const taken = results.flatMap(({ path }) =>
    path.flatMap((id, index) => wayTaken(definition, id, path[index + 1])),
  );
  const untaken = ways.filter((way) => !taken.includes(`${way.node} ${way.target}`));
  const isPassed = results.length > 0 && results.every((one) => one.isPassed) && untaken.length === 0;
  return { results, untaken: untaken.map(({ node, arm }) => ({ node, arm })), ways: ways.length, isPassed };
}

function waysOf({ nodes }: WorkflowDefinition) {
  return Object.entries(nodes).flatMap(([node, branch]) => {
    if (branch.type !== "branch") return [];
    const arms = branch.arms.map(({ next }, arm) => ({ node, arm, target: next }));
    return [...arms, { node, arm: undefined, target: branch.otherwise }];
  });
}

function wayTaken({ nodes }: WorkflowDefinition, id: NodeId, next: NodeId | undefined): readonly string[] {
  return nodes[id]?.type === "branch" && next !== undefined ? [`${id} ${next}`] : [];
}

function runCase(definition: WorkflowDefinition, one: WorkflowCase): CaseResult {
  const results = new Map(Object.entries(one.results).map(([node, facts]) => [node, { facts }]));
  const { path, pending, end } = advance(definition, { results, session: one.session });
  const untold = pending[0];
  if (untold !== undefined)
    return {
      ...{ name: one.name, isPassed: false, end: undefined, path },
      fault: `the step ${untold} is reached, of which the case tells nothing`,
    };
  const ended = end === undefined || end === "determine" ? determine(one, path) : end;
  const isElsewhere = one.path !== undefined && one.path.join() !== path.join();
  const wrongEnd = ended === one.expect ? undefined : `it ends ${ended}, not ${one.expect}`;
  const fault = wrongEnd ?? (isElsewhere ? `it goes ${path.join(" → ")}` : undefined);
  return { name: one.name, isPassed: fault === undefined, end: ended, path, fault };
}

const order: readonly (readonly [FactValue, CaseEnd])[] = [
  ["declined", "declined"],
  ["in-review", "in-review"],
  ["not-configured", "in-review"],
  ["resubmission-requested", "resubmission-requested"],
  ["not-finished", "resubmission-requested"],
];

/** As the policy does with what the steps found: the gravest status on the way. */
function determine({ results }: WorkflowCase, path: readonly NodeId[]): CaseEnd {
  const statuses = path.map((id) => results[id]?.["status"]);
  return order.find(([status]) => statuses.includes(status as string))?.[1] ?? "approved";
}

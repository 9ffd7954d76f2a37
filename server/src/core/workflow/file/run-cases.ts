import { advance, armTaken, type Known } from "../advance.ts";
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
  const tried = cases.map((one) => runCase(definition, one));
  const results = tried.map(({ result }) => result);
  const ways = waysOf(definition);
  const taken = tried.flatMap((one) => one.taken);
  const untaken = ways.filter((way) => !taken.some((one) => isSameWay(one, way)));
  const isPassed = results.length > 0 && results.every((one) => one.isPassed) && untaken.length === 0;
  return { results, untaken, ways: ways.length, isPassed };
}

function isSameWay(a: UntakenWay, b: UntakenWay): boolean {
  return a.node === b.node && a.arm === b.arm;
}

function waysOf({ nodes }: WorkflowDefinition): readonly UntakenWay[] {
  return Object.entries(nodes).flatMap(([node, branch]) =>
    branch.type === "branch"
      ? [...branch.arms.map((_, arm) => ({ node, arm })), { node, arm: undefined }]
      : [],
  );
}

interface TriedCase {
  readonly result: CaseResult;
  readonly taken: readonly UntakenWay[];
}

function runCase(definition: WorkflowDefinition, one: WorkflowCase): TriedCase {
  const results = new Map(Object.entries(one.results).map(([node, facts]) => [node, { facts }]));
  const known: Known = { results, session: one.session };
  const { path, pending, end } = advance(definition, known);
  const untold = pending[0];
  const taken = untold === undefined ? waysTaken(definition, path, known) : [];
  const ended = end === undefined || end === "determine" ? determine(one, path) : end;
  const fault =
    untold === undefined
      ? faultOf(one, ended, path)
      : `the step ${untold} is reached, of which the case tells nothing`;
  const isPassed = fault === undefined;
  const reached = untold === undefined ? ended : undefined;
  return { result: { name: one.name, isPassed, end: reached, path, fault }, taken };
}

function waysTaken({ nodes }: WorkflowDefinition, path: readonly NodeId[], known: Known) {
  return path.flatMap((node) => {
    const branch = nodes[node];
    return branch?.type === "branch" ? [{ node, arm: armTaken(branch, known) }] : [];
  });
}

function faultOf(one: WorkflowCase, ended: CaseEnd, path: readonly NodeId[]): string | undefined {
  if (ended !== one.expect) return `it ends ${ended}, not ${one.expect}`;
  const isElsewhere = one.path !== undefined && one.path.join() !== path.join();
  return isElsewhere ? `it goes ${path.join(" → ")}` : undefined;
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

import { type CheckReason, checkReasons } from "#core/check/reason.ts";
import { defaultPolicy, type Thresholds } from "#core/decision/policy.ts";
import type { BranchArm, PolicyChange, WorkflowNode } from "../definition.ts";
import { features } from "../feature.ts";
import type { ProblemPath } from "../problem.ts";
import type { FactValue, Operator, Rule } from "../rule.ts";
import { configNames, readConfig } from "./read-config.ts";
import {
  defined,
  kebab,
  readList,
  readNumber,
  readObject,
  readText,
  readWord,
  refuse,
  type Shape,
} from "./shape.ts";

type Given = Readonly<Record<string, unknown>>;

const kinds = ["feature", "branch", "status", "label"] as const;

/** One step of a file: what it is follows from which of `feature`, `branch`, `status` and `label` it has. */
export function readNode(shape: Shape, path: ProblemPath, value: unknown): WorkflowNode | undefined {
  const given = readObject(shape, path, value);
  if (!given) return undefined;
  const kind = kinds.find((one) => one in given);
  if (!kind)
    return refuse(shape, path, "it is not told what this step does", `add one of ${kinds.join(", ")}`);
  return readers[kind](shape, path, given);
}

type NodeReader = (shape: Shape, path: ProblemPath, given: Given) => WorkflowNode | undefined;

const readers: Readonly<Record<(typeof kinds)[number], NodeReader>> = {
  feature: readFeature,
  branch: readBranch,
  status: (shape, path, given) => {
    readObject(shape, path, given, ["status"]);
    const words = ["approved", "declined", "in-review", "determine"] as const;
    const status = readWord(shape, [...path, "status"], given["status"], words);
    return status && { type: "status", status };
  },
  label: (shape, path, given) => {
    readObject(shape, path, given, ["label", "next"]);
    const label = readText(shape, [...path, "label"], given["label"]);
    return label === undefined ? undefined : { type: "action", action: "label", label, next: nextOf(given) };
  },
};

/** A step that names none is refused with the graph, which knows the others. */
function nextOf(given: Given, key = "next"): string {
  const next = given[key];
  return typeof next === "string" ? next : "";
}

function readFeature(shape: Shape, path: ProblemPath, given: Given): WorkflowNode | undefined {
  const feature = readWord(shape, [...path, "feature"], given["feature"], features);
  if (!feature) return undefined;
  const known = ["feature", "next", "outcomes", "thresholds", ...configNames(feature)];
  readObject(shape, path, given, known);
  const config = readConfig(shape, path, given, feature);
  const policy = readPolicy(shape, path, given);
  return { type: "feature", feature, config, ...(policy && { policy }), next: nextOf(given) };
}

/** The policy of one step, or of a simple list's entry. */
export function readPolicy(shape: Shape, path: ProblemPath, given: Given): PolicyChange | undefined {
  const outcomes = given["outcomes"] === undefined ? undefined : readOutcomes(shape, path, given);
  const thresholds = given["thresholds"] === undefined ? undefined : readThresholds(shape, path, given);
  return outcomes || thresholds ? defined({ outcomes, thresholds }) : undefined;
}

function readOutcomes(shape: Shape, path: ProblemPath, given: Given): PolicyChange["outcomes"] {
  const at = [...path, "outcomes"];
  const outcomes = readObject(shape, at, given["outcomes"], checkReasons) ?? {};
  const read = Object.entries(outcomes).map(([reason, outcome]) => [
    reason as CheckReason,
    readWord(shape, [...at, reason], outcome, ["decline", "review", "resubmit"]),
  ]);
  return defined(Object.fromEntries(read)) as PolicyChange["outcomes"];
}

const thresholdNames = Object.keys(defaultPolicy.thresholds) as (keyof Thresholds)[];

function readThresholds(shape: Shape, path: ProblemPath, given: Given): PolicyChange["thresholds"] {
  const at = [...path, "thresholds"];
  const thresholds = readObject(shape, at, given["thresholds"], thresholdNames.map(kebab)) ?? {};
  const read = thresholdNames.flatMap((name) => {
    const value = thresholds[kebab(name)];
    return value === undefined ? [] : [[name, readNumber(shape, [...at, kebab(name)], value)] as const];
  });
  return defined(Object.fromEntries(read)) as PolicyChange["thresholds"];
}

function readBranch(shape: Shape, path: ProblemPath, given: Given): WorkflowNode | undefined {
  readObject(shape, path, given, ["branch", "otherwise"]);
  const arms = readList(shape, [...path, "branch"], given["branch"]);
  if (!arms) return undefined;
  if (arms.length === 0)
    refuse(shape, [...path, "branch"], "this branch has no arm", "add one, or take it out");
  const read = arms.flatMap((arm, index) => readArm(shape, [...path, "branch", index], arm) ?? []);
  return { type: "branch", arms: read, otherwise: nextOf(given, "otherwise") };
}

function readArm(shape: Shape, path: ProblemPath, value: unknown): BranchArm | undefined {
  const given = readObject(shape, path, value, ["all", "any", "next"]);
  if (!given) return undefined;
  const match = "any" in given ? "any" : "all";
  const rules = readList(shape, [...path, match], given[match]);
  if (!rules) return undefined;
  if (rules.length === 0) refuse(shape, [...path, match], "there is no rule", "add one, or take the arm out");
  const read = rules.flatMap((rule, index) => readRule(shape, [...path, match, index], rule) ?? []);
  return { match, rules: read, next: nextOf(given) };
}

/** What a rule asks is checked with the graph. */
function readRule(shape: Shape, path: ProblemPath, value: unknown): Rule | undefined {
  const given = readObject(shape, path, value, ["field", "is", "value", "likeness"]);
  const field = given && readText(shape, [...path, "field"], given["field"]);
  const is = given && readText(shape, [...path, "is"], given["is"]);
  if (!given || field === undefined || is === undefined) return undefined;
  const likeness = given["likeness"];
  return {
    field,
    is: is as Operator,
    ...(given["value"] !== undefined && { value: factOf(given["value"]) }),
    ...(likeness !== undefined &&
      defined({ likeness: readNumber(shape, [...path, "likeness"], likeness, [0, 1]) })),
  };
}

function factOf(value: unknown): FactValue {
  if (Array.isArray(value)) return value.map(String);
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return null;
}

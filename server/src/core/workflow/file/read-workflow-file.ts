import { checkGraph } from "../check-graph.ts";
import { compileFeatures, type ListedFeature } from "../compile-features.ts";
import type { NodeId, WorkflowDefinition, WorkflowNode, WorkflowSettings } from "../definition.ts";
import { features } from "../feature.ts";
import type { Problem, ProblemPath } from "../problem.ts";
import { configNames, readConfig } from "./read-config.ts";
import { readNode, readPolicy } from "./read-node.ts";
import {
  defined,
  readDuration,
  readList,
  readNumber,
  readObject,
  readText,
  readWord,
  refuse,
  type Shape,
} from "./shape.ts";

/** A workflow as a file tells it. */
export interface WorkflowFile {
  /** By which commands and later files of the same workflow name it. */
  readonly key: string;
  readonly name: string;
  readonly definition: WorkflowDefinition;
}

/** What was read, or everything that is wrong; paths are those of the file. */
export type ReadFile<T> = { readonly file: T } | { readonly problems: readonly Problem[] };

const known = ["workflow", "name", "settings", "start", "steps", "features"];

/** Reads a workflow's file, already parsed. Pure. */
export function readWorkflowFile(value: unknown): ReadFile<WorkflowFile> {
  const shape: Shape = { problems: [] };
  const given = readObject(shape, [], value, known);
  if (!given) return shape;
  const key = readKey(shape, given["workflow"]);
  const name = given["name"] === undefined ? key : readText(shape, ["name"], given["name"]);
  const settings = readSettings(shape, given["settings"]);
  const definition = readDefinition(shape, given, settings);
  if (shape.problems.length > 0 || !definition || key === undefined || name === undefined) return shape;
  const problems = checkGraph(definition).map((problem) => ({
    ...problem,
    path: inFile(problem.path, definition, given),
  }));
  return problems.length > 0 ? { problems } : { file: { key, name, definition } };
}

function readKey(shape: Shape, value: unknown): string | undefined {
  if (typeof value === "string" && /^[a-z0-9][a-z0-9-]{0,63}$/.test(value)) return value;
  const mend = "write `workflow: kyc`: small letters, digits and -";
  return refuse(shape, value === undefined ? [] : ["workflow"], "the workflow has no name", mend);
}

const dayS = 86_400;

function readSettings(shape: Shape, value: unknown): WorkflowSettings {
  if (value === undefined) return {};
  const given = readObject(shape, ["settings"], value, ["callback", "session-lifetime", "approval-lifetime"]);
  const read = <T>(key: string, how: (path: ProblemPath, value: unknown) => T | undefined) =>
    given?.[key] === undefined ? undefined : how(["settings", key], given[key]);
  const approvalS = read("approval-lifetime", (path, one) => readDuration(shape, path, one));
  return defined({
    callbackUrl: read("callback", (path, one) => readText(shape, path, one)),
    sessionLifetimeSeconds: read("session-lifetime", (path, one) => {
      const seconds = readDuration(shape, path, one);
      return seconds === undefined ? undefined : readNumber(shape, path, seconds, [3600, 28 * dayS]);
    }),
    approvalLifetimeDays: approvalS === undefined ? undefined : approvalS / dayS,
  });
}

type Given = Readonly<Record<string, unknown>>;

function readDefinition(
  shape: Shape,
  given: Given,
  settings: WorkflowSettings,
): WorkflowDefinition | undefined {
  const { features: listed, steps } = given;
  if (listed !== undefined && steps !== undefined)
    return refuse(shape, ["features"], "there are both features and steps", "keep one of them");
  if (listed !== undefined) return readFeatures(shape, listed, settings);
  if (steps === undefined)
    return refuse(shape, [], "there are no steps", "add `features` as a list, or `steps`");
  return readSteps(shape, given, settings);
}

function readFeatures(
  shape: Shape,
  value: unknown,
  settings: WorkflowSettings,
): WorkflowDefinition | undefined {
  const entries = readList(shape, ["features"], value);
  if (!entries) return undefined;
  if (entries.length === 0) return refuse(shape, ["features"], "the list is empty", "add a feature");
  const listed = entries.flatMap((entry, index) => readListed(shape, ["features", index], entry) ?? []);
  return compileFeatures(listed, settings);
}

/** A feature's name alone, or with settings. */
function readListed(shape: Shape, path: ProblemPath, value: unknown): ListedFeature | undefined {
  if (typeof value === "string") {
    const feature = readWord(shape, path, value, features);
    return feature && { feature, config: readConfig(shape, path, {}, feature) };
  }
  const given = readObject(shape, path, value);
  const feature = given && readWord(shape, [...path, "feature"], given["feature"], features);
  if (!given || !feature) return undefined;
  readObject(shape, path, given, ["feature", "outcomes", "thresholds", ...configNames(feature)]);
  const policy = readPolicy(shape, path, given);
  return { feature, config: readConfig(shape, path, given, feature), ...(policy && { policy }) };
}

function readSteps(shape: Shape, given: Given, settings: WorkflowSettings): WorkflowDefinition | undefined {
  const steps = readObject(shape, ["steps"], given["steps"]);
  if (!steps) return undefined;
  const nodes: Record<NodeId, WorkflowNode> = {};
  for (const [id, step] of Object.entries(steps)) {
    if (!/^[A-Za-z0-9_-]{1,64}$/.test(id) || id === "session")
      refuse(
        shape,
        ["steps", id],
        `no step may be called ${id}`,
        "use letters, digits, - and _; session is taken",
      );
    const node = readNode(shape, ["steps", id], step);
    if (node) nodes[id] = node;
  }
  const first = Object.keys(steps)[0] ?? "";
  const start = given["start"] === undefined ? first : readText(shape, ["start"], given["start"]);
  return { start: start ?? first, nodes, settings };
}

/** Where something of the graph stands in the file. */
function inFile(path: ProblemPath, { nodes }: WorkflowDefinition, given: Given): ProblemPath {
  if (path[0] !== "nodes") return path;
  if (given["features"] !== undefined) return ["features", Object.keys(nodes).indexOf(String(path[1]))];
  const node = nodes[String(path[1])];
  const arm = node?.type === "branch" ? node.arms[Number(path[3])] : undefined;
  const rest = path.slice(2).map((part) => {
    if (part === "arms") return "branch";
    return part === "rules" ? (arm?.match ?? "all") : part;
  });
  return ["steps", ...path.slice(1, 2), ...rest];
}

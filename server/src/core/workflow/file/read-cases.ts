import { facts as factsOf } from "../facts.ts";
import type { FeatureNode, NodeId, WorkflowDefinition } from "../definition.ts";
import { mendOfUnknown } from "../nearest.ts";
import type { NodeStatus } from "../node-result.ts";
import type { ProblemPath } from "../problem.ts";
import type { FactValue } from "../rule.ts";
import type { ReadFile } from "./read-workflow-file.ts";
import { readList, readObject, readText, readWord, refuse, type Shape } from "./shape.ts";

/** What a workflow is tried with, and how it is to end. */
export interface WorkflowCase {
  readonly name: string;
  /** Facts of each step that is reached. */
  readonly results: Readonly<Record<NodeId, Readonly<Record<string, FactValue>>>>;
  readonly session: Readonly<Record<string, FactValue>>;
  readonly expect: CaseEnd;
  /** Steps in the order in which they are to be reached; not looked at when undefined. */
  readonly path: readonly NodeId[] | undefined;
}

export type CaseEnd = "approved" | "declined" | "in-review" | "resubmission-requested";

const ends: readonly CaseEnd[] = ["approved", "declined", "in-review", "resubmission-requested"];
const statuses: readonly NodeStatus[] = [...ends, "not-configured", "not-finished"];

/** Reads the cases beside a workflow, already parsed. Pure. */
export function readCases(value: unknown, definition: WorkflowDefinition): ReadFile<readonly WorkflowCase[]> {
  const shape: Shape = { problems: [] };
  const given = readObject(shape, [], value, ["cases"]);
  const cases = given && readList(shape, ["cases"], given["cases"]);
  const file = (cases ?? []).flatMap(
    (one, index) => readCase(shape, ["cases", index], one, definition) ?? [],
  );
  return shape.problems.length > 0 ? shape : { file };
}

function readCase(
  shape: Shape,
  path: ProblemPath,
  value: unknown,
  definition: WorkflowDefinition,
): WorkflowCase | undefined {
  const given = readObject(shape, path, value, ["name", "results", "session", "expect", "path"]);
  if (!given) return undefined;
  const name = readText(shape, [...path, "name"], given["name"]);
  const expect = readWord(shape, [...path, "expect"], given["expect"], ends);
  const results = readResults(shape, [...path, "results"], given["results"] ?? {}, definition);
  const session = readObject(shape, [...path, "session"], given["session"] ?? {}) ?? {};
  const steps = given["path"] === undefined ? undefined : readList(shape, [...path, "path"], given["path"]);
  if (name === undefined || !expect) return undefined;
  return { name, results, session: session as WorkflowCase["session"], expect, path: steps?.map(String) };
}

function readResults(
  shape: Shape,
  path: ProblemPath,
  value: unknown,
  { nodes }: WorkflowDefinition,
): WorkflowCase["results"] {
  const steps = Object.entries(nodes).flatMap(([id, { type }]) => (type === "feature" ? [id] : []));
  const given = readObject(shape, path, value, steps) ?? {};
  const results: Record<NodeId, Readonly<Record<string, FactValue>>> = {};
  for (const [id, facts] of Object.entries(given)) {
    const node = nodes[id];
    if (node?.type === "feature") results[id] = readFacts(shape, [...path, id], facts, node);
  }
  return results;
}

/** A status alone, or facts; a step without a status is approved. */
function readFacts(
  shape: Shape,
  path: ProblemPath,
  value: unknown,
  { feature, config }: FeatureNode,
): Readonly<Record<string, FactValue>> {
  if (typeof value === "string") return { status: readWord(shape, path, value, statuses) ?? "approved" };
  const names = [...Object.keys(factsOf[feature]), ...(config.questions ?? []).map(({ id }) => id)];
  const given = readObject(shape, path, value, names) ?? {};
  if (given["status"] !== undefined) readWord(shape, [...path, "status"], given["status"], statuses);
  for (const [name, fact] of Object.entries(given))
    if (typeof fact === "object" && fact !== null && !Array.isArray(fact))
      refuse(
        shape,
        [...path, name],
        "this is no fact",
        mendOfUnknown("", ["a text", "a number", "yes or no"]),
      );
  return { status: "approved", ...(given as Readonly<Record<string, FactValue>>) };
}

import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import {
  type LocatedProblem,
  type ParsedFile,
  parseCases,
  parseWorkflowFile,
} from "#adapters/workflow-file/parse-workflow-file.ts";
import type { WorkflowFile } from "#core/workflow/file/read-workflow-file.ts";
import type { WorkflowCase } from "#core/workflow/file/read-cases.ts";

/** Where the workflows that are shipped lie. */
const templateFolder = fileURLToPath(new URL("../workflows", import.meta.url));

/** A problem and the file that it is in. */
export interface FileProblem extends LocatedProblem {
  readonly path: LocatedProblem["path"];
  readonly fileName: string;
}

/** A workflow and its cases, as far as they could be read. */
export interface LoadedWorkflow {
  readonly workflow: WorkflowFile | undefined;
  /** Undefined where there is no file of cases beside it. */
  readonly cases: readonly WorkflowCase[] | undefined;
  readonly problems: readonly FileProblem[];
  /** The line of a value within the workflow's file. */
  readonly lineOf: (path: LocatedProblem["path"]) => number;
}

/** Reads a workflow's file and the cases beside it: `kyc.cases.yaml` beside `kyc.yaml`. Throws where there is none. */
export async function loadWorkflow(fileName: string): Promise<LoadedWorkflow> {
  const parsed = parseWorkflowFile(await readFile(fileName, "utf8"));
  if (!("file" in parsed))
    return { workflow: undefined, cases: undefined, problems: inFile(fileName, parsed), lineOf: () => 1 };
  const { file: workflow, lineOf } = parsed;
  const casesName = fileName.replace(/\.ya?ml$/, "") + ".cases.yaml";
  const text = await readFile(casesName, "utf8").catch(unlessThere);
  const cases = text === undefined ? undefined : parseCases(text, workflow.definition);
  if (cases && !("file" in cases))
    return { workflow, cases: undefined, problems: inFile(casesName, cases), lineOf };
  return { workflow, cases: cases?.file, problems: [], lineOf };
}

function unlessThere(error: unknown): undefined {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
  throw error;
}

function inFile(fileName: string, parsed: ParsedFile<unknown>): readonly FileProblem[] {
  return "file" in parsed ? [] : parsed.problems.map((problem) => ({ ...problem, fileName }));
}

/** The files of the workflows that are shipped. */
export async function templateFiles(): Promise<readonly string[]> {
  const names = await readdir(templateFolder);
  return names
    .filter((name) => name.endsWith(".yaml") && !name.endsWith(".cases.yaml"))
    .toSorted()
    .map((name) => join(templateFolder, name));
}

/** The workflows that are shipped. Throws where one of them is not sound. */
export async function loadTemplates(): Promise<readonly WorkflowFile[]> {
  const loaded = await Promise.all((await templateFiles()).map(loadWorkflow));
  return loaded.map(({ workflow, problems: [first] }) => {
    if (workflow && !first) return workflow;
    throw new Error(`${first?.fileName}:${first?.line}: ${first?.problem}`);
  });
}

import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type { Problem, ProblemPath } from "#core/workflow/problem.ts";
import {
  type ReadFile,
  readWorkflowFile,
  type WorkflowFile,
} from "#core/workflow/file/read-workflow-file.ts";
import { readCases, type WorkflowCase } from "#core/workflow/file/read-cases.ts";
import type { WorkflowDefinition } from "#core/workflow/definition.ts";

/** A problem with its place in the file, from 1. */
export interface LocatedProblem extends Problem {
  readonly line: number;
  readonly column: number;
}

/** What a file holds, or everything that is wrong with it, in its order. */
export type ParsedFile<T> =
  | {
      readonly file: T;
      /** The line of a value within the file. */
      readonly lineOf: (path: ProblemPath) => number;
    }
  | { readonly problems: readonly LocatedProblem[] };

/** Reads the text of a workflow's file. Aliases and tags are YAML's; values are those of JSON. */
export function parseWorkflowFile(text: string): ParsedFile<WorkflowFile> {
  return parse(text, readWorkflowFile);
}

/** Reads the text of the cases beside it. */
export function parseCases(
  text: string,
  definition: WorkflowDefinition,
): ParsedFile<readonly WorkflowCase[]> {
  return parse(text, (value) => readCases(value, definition));
}

/** No file of people's making is longer; aliases may not make it so. */
const longestText = 1_000_000;

function parse<T>(text: string, read: (value: unknown) => ReadFile<T>): ParsedFile<T> {
  const counter = new LineCounter();
  const mend = "mend the YAML";
  if (text.length > longestText)
    return { problems: [{ ...{ path: [], problem: "the file is too long", mend }, line: 1, column: 1 }] };
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true });
  if (document.errors.length > 0)
    return {
      problems: document.errors.map(({ message, pos }) => ({
        ...{ path: [], problem: message.split(/ at line|:\n/)[0] ?? message, mend },
        ...placeAt(counter, pos[0]),
      })),
    };
  const value = valueOf(document);
  if (value === undefined) {
    const problem = "aliases make the file too large";
    return { problems: [{ path: [], problem, mend: "write it without aliases", line: 1, column: 1 }] };
  }
  const answer = read(value.plain);
  if ("file" in answer) return { file: answer.file, lineOf: (path) => placeOf(document, counter, path).line };
  const located = answer.problems.map((problem) => ({
    ...problem,
    ...placeOf(document, counter, problem.path),
  }));
  return { problems: located.toSorted((a, b) => a.line - b.line || a.column - b.column) };
}

const mostAliases = 100;

/** The library throws where aliases within aliases would fill the memory. */
function valueOf(document: Document.Parsed): { readonly plain: unknown } | undefined {
  try {
    return { plain: document.toJS({ maxAliasCount: mostAliases }) };
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

/** The key of what stands at a path, or of the nearest group around what is missing. */
function placeOf(document: Document.Parsed, counter: LineCounter, path: ProblemPath) {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const start = startOf(document, path.slice(0, depth));
    if (start !== undefined) return placeAt(counter, start);
  }
  return placeAt(counter, 0);
}

function startOf(document: Document.Parsed, path: ProblemPath): number | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && key.value === last);
    if (pair && isScalar(pair.key)) return pair.key.range?.[0];
  }
  const node = document.getIn(path, true);
  return isNode(node) ? node.range?.[0] : undefined;
}

function placeAt(counter: LineCounter, offset: number) {
  const { line, col } = counter.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

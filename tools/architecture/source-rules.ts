import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "./cruise.ts";
import { mayImport, roots } from "./layers.ts";

const maxLines = 400;
const isTest = /\.test\.tsx?$|^server\/test\//;

/** Something that only one place of the product may do. */
interface SourceRule {
  readonly rule: string;
  readonly pattern: RegExp;
  readonly allowedIn: RegExp;
  readonly what: string;
}

const sourceRules: readonly SourceRule[] = [
  {
    rule: "time-comes-from-the-clock",
    pattern: /\bDate\.now\b|\bnew Date\(\s*\)|\bnew Date(?![\w(])/,
    allowedIn: /^server\/src\/adapters\/clock\//,
    what: "reads the machine's clock; take `now` from the ports",
  },
  {
    rule: "configuration-comes-from-config",
    pattern: /\bprocess\.env\b|\bprocess\[["']env["']\]|\benv\b[^;]*from ["'](?:node:)?process["']/,
    allowedIn: /^server\/src\/config\//,
    what: "reads the environment; let config/ read it and pass it on",
  },
  {
    rule: "the-process-ends-by-itself",
    pattern: /\bprocess\.exit\b(?!Code)/,
    allowedIn: /^$/,
    what: "ends the process; dispose of what is owned and set process.exitCode",
  },
];

/** Checks what imports cannot show: length, clock, environment, and that every folder has a rule. */
export function findForbiddenSource(root: string, files: readonly string[]): Finding[] {
  return files.flatMap((file) => {
    const text = readFileSync(join(root, file), "utf8");
    return [...tooLong(file, text), ...unplaced(file), ...forbiddenWords(file, text)];
  });
}

function tooLong(where: string, text: string): Finding[] {
  const lines = text.split("\n").length - 1;
  if (lines <= maxLines) return [];
  return [{ rule: "short-files", where, what: `has ${lines} lines; ${maxLines} is the limit` }];
}

function unplaced(where: string): Finding[] {
  const [, place] = /^server\/src\/([^/]+)/.exec(where) ?? [];
  if (place === undefined || isTest.test(where) || place in mayImport || place in roots) return [];
  return [
    { rule: "every-folder-has-a-rule", where, what: `${place} is not in tools/architecture/layers.ts` },
  ];
}

function forbiddenWords(where: string, text: string): Finding[] {
  if (!where.startsWith("server/src/") || isTest.test(where)) return [];
  const code = withoutComments(text);
  return sourceRules
    .filter(({ pattern, allowedIn }) => !allowedIn.test(where) && pattern.test(code))
    .map(({ rule, what }) => ({ rule, where, what }));
}

/** Good enough to spare words in comments; a `//` right after a colon is taken for an address. */
function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/(^|[^:"'`])\/\/.*$/gm, "$1");
}

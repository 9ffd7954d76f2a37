import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { readUsing } from "./read-using.ts";
import { forbiddenImports } from "./rules.ts";

readUsing();

/** What one look at a tree found. */
export interface Finding {
  readonly rule: string;
  readonly where: string;
  readonly what: string;
}

/** Folders whose TypeScript is read. */
const folders = ["server", "apps", "sdks", "tools", "bench", "examples"];

/** Every TypeScript file of ours under a tree's root, as relative paths. */
export function sourceFiles(root: string): string[] {
  return globSync(
    folders.map((folder) => `${folder}/**/*.{ts,tsx}`),
    {
      cwd: root,
      exclude: (path) => /(?:^|\/)(?:node_modules|dist|testdata)$/.test(path),
    },
  ).map((path) => path.replaceAll("\\", "/"));
}

/** Checks imports under a root. Reading fewer files than there are is itself a finding: the check would be blind. */
export async function findForbiddenImports(root: string, files = sourceFiles(root)): Promise<Finding[]> {
  const { output } = await cruise(
    folders.filter((folder) => existsSync(join(root, folder))),
    {
      baseDir: root,
      ruleSet: { forbidden: forbiddenImports() },
      validate: true,
      parser: "swc",
      combinedDependencies: true,
      doNotFollow: { path: "node_modules" },
      exclude: { path: "^(?:(?!node_modules).)*/(?:dist|testdata)/" },
      tsPreCompilationDeps: true,
    },
    {
      conditionNames: ["import", "node", "default"],
      exportsFields: ["exports"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".d.ts"],
    },
  );
  if (typeof output === "string") throw new Error("dependency-cruiser gave text instead of a result");
  return [...findBlindness(root, files, output.modules), ...violations(output)];
}

/** Compares what the cruise saw with what is there: without its parser it reads nothing, or no imports, and is content. */
export function findBlindness(
  root: string,
  files: readonly string[],
  modules: ICruiseResult["modules"],
): Finding[] {
  const importCounts = new Map(modules.map(({ source, dependencies }) => [source, dependencies.length]));
  return files.flatMap((where) => {
    const count = importCounts.get(where);
    if (count === undefined)
      return [{ rule: "reads-every-file", where, what: "was not read, so it was not checked" }];
    if (count > 0 || !saysImport(join(root, where))) return [];
    return [{ rule: "reads-every-import", where, what: "has imports that were not seen" }];
  });
}

function saysImport(path: string): boolean {
  return /^(?:import|export)\s[^;"'`]*\sfrom\s+["']/m.test(readFileSync(path, "utf8"));
}

function violations({ summary }: ICruiseResult): Finding[] {
  return summary.violations.map(({ rule, from, to, cycle }) => ({
    rule: rule.name,
    where: from,
    what: cycle ? `runs in a circle: ${cycle.map(({ name }) => name).join(" → ")}` : `imports ${to}`,
  }));
}

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Finding, findForbiddenImports, sourceFiles } from "./architecture/cruise.ts";
import { findForbiddenSource } from "./architecture/source-rules.ts";
import { importTable, tableIn, withTable } from "./architecture/table.ts";

const root = join(import.meta.dirname, "..");
const document = join(root, "ARCHITECTURE.md");

if (process.argv.includes("--write")) writeFileSync(document, withTable(readFileSync(document, "utf8")));

function staleTable(): Finding[] {
  if (tableIn(readFileSync(document, "utf8")) === importTable()) return [];
  const what = "its import table differs from tools/architecture/layers.ts; run it with --write";
  return [{ rule: "table-and-map-agree", where: "ARCHITECTURE.md", what }];
}

const files = sourceFiles(root);
const findings = [
  ...(await findForbiddenImports(root, files)),
  ...findForbiddenSource(root, files),
  ...staleTable(),
];
for (const { rule, where, what } of findings) console.error(`${where}: ${what} (${rule})`);
console.log(`architecture: ${files.length} files read, ${findings.length} findings`);
process.exitCode = findings.length > 0 ? 1 : 0;

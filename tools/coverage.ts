import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { collectCoverage } from "./coverage/collect.ts";
import { readInventory, rowsOf } from "./coverage/inventory.ts";
import { countRows, renderCoverage } from "./coverage/render.ts";
import { runTests } from "./coverage/run-tests.ts";

const root = join(import.meta.dirname, "..");
const inventory = readInventory(root);
const { exitCode, report } = await runTests([
  "--passWithNoTests",
  "server/test/journeys",
  "server/test/conformance",
]);
if (!report) throw new Error("vitest wrote no report");

const coverage = collectCoverage(report, inventory, root);
writeFileSync(join(root, "docs/dialects/coverage.md"), renderCoverage(inventory, coverage));

for (const dialect of inventory.dialects) {
  for (const { id, title, rows } of dialect.groups)
    console.log(`${id}  ${countRows(rows, coverage).padEnd(9)} ${title}`);
  console.log(`${dialect.name}: ${countRows(rowsOf(dialect), coverage)} rows proven`);
}
for (const id of coverage.failing) console.error(`${id}: a test that carries it fails`);
for (const mistake of coverage.mistakes) console.error(mistake);
process.exitCode = exitCode === 0 && coverage.mistakes.length === 0 ? 0 : 1;

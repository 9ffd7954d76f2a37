import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Inventory, rowIds } from "./inventory.ts";

const page = "docs/dialects/coverage.md";

/**
 * Checks the committed page without running a test: it lists the inventory's rows, and each file
 * that it names as proof exists and carries the row's id.
 */
export function findUnprovenClaims(root: string, inventory: Inventory): string[] {
  if (!existsSync(join(root, page))) return [`${page}: is missing; run npm run coverage`];
  const rows = readFileSync(join(root, page), "utf8")
    .split("\n")
    .filter((line) => /^\| [A-Z]{2}\d{2} \|/.test(line));
  const listed = rows.map((row) => row.slice(2, 6));
  const known = rowIds(inventory);
  const isComplete = listed.length === known.length && listed.every((id, index) => id === known[index]);
  const stale = isComplete ? [] : [`${page}: does not list the rows of the inventory; run npm run coverage`];
  return [...stale, ...rows.flatMap((row) => unproven(root, row))];
}

function unproven(root: string, row: string): string[] {
  const id = row.slice(2, 6);
  const files = [...row.matchAll(/`([^`]+\.ts):\d+`/g)].flatMap(([, file]) => file ?? []);
  if (files.length === 0 && !/\| open(?:: [^|]+)? \|$/.test(row))
    return [`${page}: ${id} is ticked without a test`];
  return files
    .filter((file) => !existsSync(join(root, file)) || !readFileSync(join(root, file), "utf8").includes(id))
    .map((file) => `${page}: ${id} is not proven by ${file}; run npm run coverage`);
}

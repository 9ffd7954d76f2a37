import { readFileSync } from "node:fs";
import { join } from "node:path";

/** One thing that a dialect does, in one line. */
export interface Row {
  readonly id: string;
  readonly text: string;
}

/** Rows that belong together. */
export interface Group {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Row[];
}

/** Everything that a dialect does. */
export interface Inventory {
  readonly dialect: string;
  readonly groups: readonly Group[];
}

/** The inventory as it is kept under docs/. */
export function readInventory(root: string): Inventory {
  const text = readFileSync(join(root, "docs/dialects/inventory.json"), "utf8");
  return JSON.parse(text) as Inventory;
}

/** The ids of all rows, in order. */
export function rowIds({ groups }: Inventory): string[] {
  return groups.flatMap(({ rows }) => rows.map(({ id }) => id));
}

import { readFileSync } from "node:fs";
import { join } from "node:path";

/** One thing that a dialect does, in one line. */
export interface Row {
  readonly id: string;
  readonly text: string;
  /** Why it is not proven, where it cannot be. */
  readonly reason?: string;
}

/** Rows that belong together. */
export interface Group {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Row[];
}

/** Everything that a dialect does. */
export interface DialectRows {
  readonly name: string;
  readonly groups: readonly Group[];
}

/** Everything that all dialects do. */
export interface Inventory {
  readonly dialects: readonly DialectRows[];
}

/** The inventory as it is kept under docs/. */
export function readInventory(root: string): Inventory {
  const text = readFileSync(join(root, "docs/dialects/inventory.json"), "utf8");
  return JSON.parse(text) as Inventory;
}

/** The ids of all rows, in order. */
export function rowIds({ dialects }: Inventory): string[] {
  return dialects.flatMap(rowsOf).map(({ id }) => id);
}

/** A dialect's rows, in order. */
export function rowsOf({ groups }: DialectRows): Row[] {
  return groups.flatMap(({ rows }) => rows);
}

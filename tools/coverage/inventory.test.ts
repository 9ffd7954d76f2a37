import { join } from "node:path";
import { expect, test } from "vitest";
import { readInventory, rowIds } from "./inventory.ts";

const inventory = readInventory(join(import.meta.dirname, "../.."));

test("rows are numbered from 01 within their group without a gap", () => {
  for (const { id, rows } of inventory.groups)
    expect(rows.map((row) => row.id)).toEqual(
      rows.map((_, index) => `${id}${String(index + 1).padStart(2, "0")}`),
    );
});

test("no row's id occurs twice", () => {
  const ids = rowIds(inventory);
  expect(new Set(ids).size).toBe(ids.length);
});

test("the Veriff inventory has the size of what was counted", () => {
  expect(inventory.groups.map(({ id, rows }) => [id, rows.length])).toEqual([
    ["VB", 33],
    ["VC", 15],
    ["VD", 6],
    ["VE", 12],
    ["VF", 15],
    ["VG", 29],
    ["VH", 21],
    ["VI", 14],
    ["VJ", 7],
  ]);
});

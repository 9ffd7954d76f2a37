import { join } from "node:path";
import { expect, test } from "vitest";
import { readInventory, rowIds } from "./inventory.ts";

const inventory = readInventory(join(import.meta.dirname, "../.."));

test("rows are numbered from 01 within their group without a gap", () => {
  for (const { id, rows } of inventory.dialects.flatMap(({ groups }) => groups))
    expect(rows.map((row) => row.id)).toEqual(
      rows.map((_, index) => `${id}${String(index + 1).padStart(2, "0")}`),
    );
});

test("no row's id occurs twice", () => {
  const ids = rowIds(inventory);
  expect(new Set(ids).size).toBe(ids.length);
});

test("each inventory has the size of what was counted", () => {
  const groups = inventory.dialects.flatMap((dialect) => dialect.groups);
  expect(groups.map(({ id, rows }) => [id, rows.length])).toEqual([
    ["VB", 33],
    ["VC", 15],
    ["VD", 6],
    ["VE", 12],
    ["VF", 15],
    ["VG", 29],
    ["VH", 21],
    ["VI", 14],
    ["VJ", 7],
    ["VK", 5],
    ["VL", 20],
    ["VM", 6],
    ["VN", 19],
    ["DA", 6],
    ["DB", 15],
    ["DC", 20],
    ["DD", 5],
    ["DE", 16],
    ["DF", 5],
    ["DG", 10],
    ["AA", 13],
    ["AB", 4],
    ["AC", 43],
    ["AD", 10],
  ]);
});

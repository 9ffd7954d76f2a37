import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { configurationPage, renderConfiguration } from "./generate-configuration.ts";

test("the configuration page says what the table of variables says", () => {
  const page = readFileSync(join(import.meta.dirname, "..", configurationPage), "utf8");
  expect(page, "run: node tools/generate-configuration.ts").toBe(renderConfiguration());
});

test("every variable has a row of four cells", () => {
  const rows = renderConfiguration()
    .split("\n")
    .filter((line) => line.startsWith("| `"));
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) expect(row.split(" | ")).toHaveLength(4);
});

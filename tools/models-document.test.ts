import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { engineModels } from "../server/src/engine-models.ts";

const text = readFileSync(join(import.meta.dirname, "../docs/models.md"), "utf8");

test("the page of models tells the sha256 of every weight that may be loaded, and of no other", () => {
  const section = text.split("## Weights and their hashes\n")[1]?.split("\n## ")[0] ?? "";
  const told = [...section.matchAll(/^\| `([\w-]+)` \|[^|]+\| `([0-9a-f]{64})` \|/gm)].map(
    ([, name = "", sha256 = ""]) => [name, sha256],
  );
  const known = engineModels.map(({ name, sha256 }) => [name, sha256]);
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(known));
});

test("every weight has a row that tells its origin and its licence", () => {
  const rows = text.split("\n").filter((line) => line.startsWith("| `"));
  for (const { name, licence } of engineModels) {
    const told = rows.filter((row) => row.startsWith(`| \`${name}\` |`));
    expect(told.length, name).toBeGreaterThanOrEqual(2);
    expect(
      told.some((row) => row.includes(licence.split(" ")[0] ?? "")),
      name,
    ).toBe(true);
  }
});

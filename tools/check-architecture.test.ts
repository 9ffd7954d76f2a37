import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBlindness, findForbiddenImports, sourceFiles } from "./architecture/cruise.ts";
import { mayImport } from "./architecture/layers.ts";
import { findForbiddenSource } from "./architecture/source-rules.ts";
import { importTable, tableIn } from "./architecture/table.ts";

const packages = ["fastify", "undici", "pg"];

/** A small tree that keeps every rule. */
const clean: Readonly<Record<string, string>> = {
  "server/package.json": JSON.stringify({
    type: "module",
    imports: { "#*": "./src/*" },
    dependencies: Object.fromEntries(packages.map((name) => [name, "1.0.0"])),
    devDependencies: { "only-for-tests": "1.0.0" },
  }),
  ...Object.fromEntries(
    [...packages, "only-for-tests", "undeclared"].flatMap((name) => [
      [`node_modules/${name}/package.json`, JSON.stringify({ name, version: "1.0.0", main: "index.js" })],
      [`node_modules/${name}/index.js`, "export const it = 1;"],
    ]),
  ),
  "server/src/lib/hex.ts": "export const hex = 1;",
  "server/src/core/noun.ts": 'import { hex } from "#lib/hex.ts";\nexport const noun = hex;',
  "server/src/core/other.ts": 'import type { noun } from "./noun.ts";\nexport type Other = typeof noun;',
  "server/src/http/server.ts":
    'import { it } from "fastify";\nimport { it as out } from "undici";\nexport const server = [it, out];',
  "server/src/engines/runtime/net.ts": "export const net = 1;",
  "server/src/engines/one/engine.ts":
    'import { net } from "#engines/runtime/net.ts";\nexport const one = net;',
  "server/src/engines/two/engine.ts": "export const two = 1;",
  "server/src/storage/files/store.ts": "export const files = 1;",
  "server/src/storage/postgres/store.ts": 'import { it } from "pg";\nexport const store = it;',
  "server/src/dialects/dialect.ts": "export const dialect = 1;",
  "server/src/dialects/alpha/index.ts":
    'import { createHmac } from "node:crypto";\nimport { dialect } from "../dialect.ts";\nexport const alpha = [createHmac, dialect];',
  "server/src/dialects/beta/index.ts": "export const beta = 1;",
  "server/src/cli/start.ts": 'import { app } from "../app.ts";\nexport const start = app;',
  "server/src/app.ts": 'import { alpha } from "#dialects/alpha/index.ts";\nexport const app = alpha;',
  "server/src/core/noun.test.ts":
    'import { it } from "only-for-tests";\nimport { app } from "../app.ts";\nexport const t = [it, app, Date.now()];',
};

let root = "";

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "architecture-"));
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The rules broken by the clean tree with these files planted in it. */
async function brokenBy(planted: Readonly<Record<string, string>>): Promise<string[]> {
  rmSync(root, { recursive: true, force: true });
  write({ ...clean, ...planted });
  const files = sourceFiles(root);
  const findings = [...(await findForbiddenImports(root, files)), ...findForbiddenSource(root, files)];
  return [...new Set(findings.map(({ rule }) => rule))];
}

/** A file that imports one thing. */
function importing(specifier: string): string {
  return `import * as planted from "${specifier}";\nexport const use = planted;`;
}

describe("the architecture check", () => {
  test("passes a tree that keeps the rule", async () => {
    expect(await brokenBy({})).toEqual([]);
  });

  test.each([
    ["server/src/lib/planted.ts", "#core/noun.ts", "lib-imports-its-layers-only"],
    ["server/src/lib/planted.ts", "node:fs", "lib-imports-its-node-modules-only"],
    ["server/src/core/planted.ts", "#storage/postgres/store.ts", "core-imports-its-layers-only"],
    ["server/src/core/planted.ts", "fastify", "core-imports-its-packages-only"],
    ["server/src/core/planted.ts", "node:crypto", "core-imports-its-node-modules-only"],
    ["server/src/core/planted.ts", "../app.ts", "app.ts-is-a-root"],
    ["server/src/core/planted.ts", "./noun.test.ts", "product-imports-no-test-or-tool"],
    ["server/src/engines/one/planted.ts", "#engines/two/engine.ts", "engines-are-islands"],
    ["server/src/engines/runtime/planted.ts", "#engines/two/engine.ts", "engines-are-islands"],
    ["server/src/engines/one/planted.ts", "undici", "only-http-reaches-out"],
    ["server/src/engines/one/planted.ts", "undeclared", "declared-packages-only"],
    ["server/src/engines/one/planted.ts", "only-for-tests", "product-needs-no-development-package"],
    ["server/src/engines/one/planted.ts", "./missing.ts", "imports-exist"],
    ["server/src/storage/files/planted.ts", "#storage/postgres/store.ts", "storage-are-islands"],
    ["server/src/dialects/beta/planted.ts", "#dialects/alpha/index.ts", "dialects-are-islands"],
    ["server/src/dialects/beta/planted.ts", "pg", "dialects-imports-its-packages-only"],
    ["server/src/dialects/beta/planted.ts", "node:fs", "dialects-imports-its-node-modules-only"],
    ["server/src/dialects/planted.ts", "./alpha/index.ts", "dialects-share-nothing-of-an-island"],
    ["server/src/http/planted.ts", "#core/noun.ts", "http-imports-its-layers-only"],
    ["server/src/jobs/planted.ts", "#dialects/alpha/index.ts", "jobs-imports-its-layers-only"],
    ["apps/capture/planted.ts", "../../server/src/core/noun.ts", "pages-see-only-contracts"],
    ["sdks/web/planted.ts", "../../server/src/lib/hex.ts", "sdks-stand-alone"],
  ])("refuses %s importing %s", async (file, specifier, rule) => {
    expect(await brokenBy({ [file]: importing(specifier) })).toEqual([rule]);
  });

  test("sees an import of a type alone", async () => {
    const planted =
      'import type { store } from "#storage/postgres/store.ts";\nexport type Use = typeof store;';
    expect(await brokenBy({ "server/src/core/planted.ts": planted })).toEqual([
      "core-imports-its-layers-only",
    ]);
  });

  test("sees an import that is called under `using`", async () => {
    const planted =
      'export async function f() { await using it = await import("#storage/postgres/store.ts"); return it; }';
    expect(await brokenBy({ "server/src/core/planted.ts": planted })).toEqual([
      "core-imports-its-layers-only",
    ]);
  });

  test("refuses a circle of values but not of types", async () => {
    const circle = {
      "server/src/core/here.ts": importing("./there.ts"),
      "server/src/core/there.ts": importing("./here.ts"),
    };
    expect(await brokenBy(circle)).toEqual(["no-cycles"]);
    const types = {
      "server/src/core/there.ts": 'import type { use } from "./here.ts";\nexport type T = typeof use;',
    };
    expect(await brokenBy({ ...circle, ...types })).toEqual([]);
  });

  test("fails when it reads fewer files than there are", async () => {
    await brokenBy({});
    const findings = await findForbiddenImports(root, [...sourceFiles(root), "server/src/core/unread.ts"]);
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: "reads-every-file", where: "server/src/core/unread.ts" }),
    );
  });

  test("fails when it reads no file, as it does without its parser", async () => {
    await brokenBy({});
    const files = sourceFiles(root);
    expect(findBlindness(root, files, []).map(({ where }) => where)).toEqual(files);
  });

  test("fails when it sees no import in a file that has some", async () => {
    await brokenBy({});
    const modules = [{ source: "server/src/core/noun.ts", dependencies: [], dependents: [], valid: true }];
    expect(findBlindness(root, ["server/src/core/noun.ts"], modules)).toEqual([
      expect.objectContaining({ rule: "reads-every-import" }),
    ]);
  });

  test.each([
    ["export const at = Date.now();", "time-comes-from-the-clock"],
    ["export const at = new Date();", "time-comes-from-the-clock"],
    ["export const path = process.env.PATH;", "configuration-comes-from-config"],
    ['import { env } from "node:process";\nexport const e = env;', "configuration-comes-from-config"],
    ["export const end = () => process.exit(1);", "the-process-ends-by-itself"],
  ])("refuses the source %j", async (text, rule) => {
    expect(await brokenBy({ "server/src/engines/one/planted.ts": text })).toEqual([rule]);
  });

  test.each([
    ["server/src/adapters/clock/clock.ts", "export const now = () => new Date();"],
    ["server/src/config/env.ts", "export const path = process.env;"],
    ["server/src/core/said.ts", "// Date.now() is not for us\nexport const at = new Date(0);"],
    ["server/src/core/set.ts", "export const set = () => { process.exitCode = 1; };"],
  ])("allows %s to say %j", async (file, text) => {
    expect(await brokenBy({ [file]: text })).toEqual([]);
  });

  test("refuses a file of more than 400 lines", async () => {
    const file = "server/src/engines/one/planted.ts";
    expect(await brokenBy({ [file]: "export {};\n".repeat(400) })).toEqual([]);
    expect(await brokenBy({ [file]: "export {};\n".repeat(401) })).toEqual(["short-files"]);
  });

  test("refuses a folder that has no rule", async () => {
    expect(await brokenBy({ "server/src/helpers/planted.ts": "export const it = 1;" })).toEqual([
      "every-folder-has-a-rule",
    ]);
  });
});

describe("the import rule in ARCHITECTURE.md", () => {
  test("is the one that is checked", () => {
    const text = readFileSync(join(import.meta.dirname, "../ARCHITECTURE.md"), "utf8");
    expect(tableIn(text)).toBe(importTable());
  });

  test("names every layer of the map", () => {
    for (const name of Object.keys(mayImport))
      expect(importTable()).toMatch(new RegExp(`\\| \`${name}(/x)?\` \\|`));
  });
});

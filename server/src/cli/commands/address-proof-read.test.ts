import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadConfig } from "#config/config.ts";
import { letterNamed } from "../../../test/support/letters/letter.ts";
import { writeLetter } from "../../../test/support/letters/write-letter.ts";
import { createContext } from "../context.ts";
import { runCli } from "../run-cli.ts";
import { createTerminal } from "../terminal.ts";

const letter = letterNamed("German power");
let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "address-proof-"));
  file = join(folder, "bill.pdf");
  await writeFile(file, await writeLetter(letter));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the real command; only the machine's clock is another. */
async function run(...options: readonly string[]) {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const context = {
    ...createContext(createTerminal(out, err)),
    loadConfig: async () => loadConfig({ BONAFIDE_HOME: folder }),
    today: async () => "2026-11-21",
  };
  const exitCode = await runCli(["address-proof", "read", file, ...options], context);
  return { exitCode, out: String(out.read() ?? ""), err: String(err.read() ?? "") };
}

const { name, address } = letter.truth;

test("the command tells fields, forensics and comparison as one JSON object", async () => {
  const { exitCode, out, err } = await run("--json", "--name", name, "--address", address);
  expect(exitCode).toBe(0);
  expect(err).toContain("reading");
  const { reading, judgement } = JSON.parse(out) as Record<string, unknown>;
  expect(judgement).toMatchObject({ verdict: "pass", name: "same", address: { result: "same" }, cues: [] });
  expect(reading).toMatchObject({ source: "text-layer", forensics: { incrementalUpdates: 0 } });
});

test("a letter to somebody else ends with 1 and says what differs", async () => {
  const { exitCode, out } = await run("--name", "Erika Anders", "--address", "Andere Straße 1, 10115 Berlin");
  expect(exitCode).toBe(1);
  expect(out).toMatch(/verdict\s+fail/);
  expect(out).toMatch(/name\s+different/);
  expect(out).toMatch(/address\s+different; differs: .*postal-code/);
  expect(out).toContain("Weißmüller");
});

import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { VitestReport } from "./vitest-report.ts";

const root = join(import.meta.dirname, "../..");

/** Runs vitest with its normal output in sight and gives its report; undefined when it wrote none. */
export async function runTests(
  options: readonly string[],
): Promise<{ exitCode: number; report: VitestReport | undefined }> {
  const folder = await mkdtemp(join(tmpdir(), "bonafide-tests-"));
  try {
    const file = join(folder, "report.json");
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
    const vitest = join(root, "node_modules/vitest/vitest.mjs");
    const exitCode = await run([vitest, "run", "--includeTaskLocation", ...reporters, ...options]);
    const text = await readFile(file, "utf8").catch(() => undefined);
    return { exitCode, report: text === undefined ? undefined : (JSON.parse(text) as VitestReport) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}

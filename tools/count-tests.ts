import { readFileSync } from "node:fs";
import { countTests, type VitestReport } from "./coverage/vitest-report.ts";

/** The report at a path, or undefined when the run ended before it wrote one. */
function readReport(path: string): VitestReport | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as VitestReport;
  } catch {
    return undefined;
  }
}

const report = readReport(process.argv[2] ?? "");
const { passed, failed } = report ? countTests(report) : { passed: 0, failed: 1 };
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

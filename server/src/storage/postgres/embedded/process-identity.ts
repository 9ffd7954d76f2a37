import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A process that is told apart from a later one with the same id. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it was started, in the system's own words; empty where that cannot be known. */
  readonly startedAt: string;
}

/** Who runs under this id; undefined when nobody does, or only a dead process that is not reaped yet. */
export function identify(pid: number): ProcessIdentity | undefined {
  if (!isAlive(pid)) return undefined;
  return { pid, startedAt: process.platform === "linux" ? startOnLinux(pid) : startElsewhere(pid) };
}

/** Whether that very process still runs. */
export function isRunning({ pid, startedAt }: ProcessIdentity): boolean {
  const now = identify(pid);
  return now !== undefined && (now.startedAt === startedAt || startedAt === "" || now.startedAt === "");
}

function isZombie(pid: number): boolean {
  return process.platform === "linux" && statFields(pid)?.[0] === "Z";
}

/** Whether the process is a PostgreSQL as far as can be seen: ids are given anew after a restart of the machine. */
export function isPostgres(pid: number): boolean {
  if (process.platform !== "linux") return true;
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").startsWith("postgres");
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return !isZombie(pid);
}

/** Fields of /proc/pid/stat after the name (which may contain anything), proc(5). */
function statFields(pid: number): readonly string[] | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, "utf8");
    return line.slice(line.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}

function startOnLinux(pid: number): string {
  const ticks = statFields(pid)?.[19];
  if (ticks === undefined) return "";
  const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  return `${boot}/${ticks}`;
}

function startElsewhere(pid: number): string {
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}

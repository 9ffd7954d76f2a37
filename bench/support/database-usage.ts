import { readFileSync } from "node:fs";
import { postgresProcesses } from "../../server/test/support/crash/postgres-processes.ts";

/** A clock tick of /proc, see proc_pid_stat(5): 100 a second on every Linux that Node runs on. */
const tickMicros = 10_000;

/** Processor time of a home's PostgreSQL so far, ended connections too; undefined where the system does not tell. */
export function databaseCpuMicros(home: string): number | undefined {
  if (process.platform !== "linux") return undefined;
  const [postmaster, ...others] = postgresProcesses(home);
  if (postmaster === undefined) return undefined;
  const own = others.map((pid) => ticksOf(pid).own);
  const { own: first, ended } = ticksOf(postmaster);
  return own.reduce((sum, ticks) => sum + ticks, first + ended) * tickMicros;
}

/** Of a process, and of those of its children that have ended. */
function ticksOf(pid: number): { readonly own: number; readonly ended: number } {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const at = (index: number) => Number(fields[index]);
    return { own: at(11) + at(12), ended: at(13) + at(14) };
  } catch {
    return { own: 0, ended: 0 }; // It ended meanwhile.
  }
}

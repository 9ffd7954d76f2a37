import type { ChildProcess } from "node:child_process";
import { open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CoreError } from "#core/errors.ts";
import { type Cluster, failure, runProgram } from "./cluster.ts";
import { identify, isPostgres } from "./process-identity.ts";

const startTimeoutMs = 60_000;
const pollMs = 10;

/** What a running PostgreSQL says of itself in its data folder. */
interface Postmaster {
  readonly pid: number;
  readonly status: "starting" | "ready" | "stopping" | "";
  /** Id of its System V segment; undefined where it has none. */
  readonly segment: string | undefined;
}

/** Attaches to a PostgreSQL that runs on the data folder already, or starts one. Waits for one that is dying. */
export async function attachOrLaunch(
  cluster: Cluster,
  { logFile, settings }: { readonly logFile: string; readonly settings: Readonly<Record<string, string>> },
): Promise<{ readonly isAttached: boolean }> {
  const deadline = performance.now() + startTimeoutMs;
  for (;;) {
    const found = await readPostmaster(cluster.data);
    const isAlive = found !== undefined && isRunning(found);
    if (isAlive && found.status === "ready") return { isAttached: true };
    if (found && !isAlive) await forgetDead(cluster.data, found);
    if (!isAlive && (await launch(cluster, logFile, settings))) return { isAttached: false };
    if (performance.now() > deadline) throw await failure("PostgreSQL does not start", logFile);
    await sleep(isAlive ? pollMs : 200);
  }
}

/** Stops it in order, whoever started it, and waits until it is gone. Quiet when none runs. */
export async function shutDown(data: string): Promise<void> {
  const found = await readPostmaster(data);
  if (!found || !isRunning(found)) return;
  process.kill(found.pid, "SIGINT"); // Fast shutdown: rolls back what is open, writes a checkpoint.
  const deadline = performance.now() + startTimeoutMs;
  while (isRunning(found)) {
    if (performance.now() > deadline) throw new CoreError("storage-failed", "PostgreSQL does not stop");
    await sleep(pollMs);
  }
}

/** Lines of postmaster.pid, see src/include/utils/pidfile.h. */
async function readPostmaster(data: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(data, "postmaster.pid"), "utf8").catch(() => undefined);
  const lines = text?.split("\n").map((line) => line.trim());
  const pid = Number(lines?.[0]);
  if (!lines || !Number.isInteger(pid) || pid <= 0) return undefined;
  const [status = "", segment] = [lines[7], lines[6]?.split(/\s+/)[1]];
  return { pid, status: status as Postmaster["status"], segment };
}

function isRunning({ pid }: Postmaster): boolean {
  return identify(pid) !== undefined && isPostgres(pid);
}

/**
 * A killed postmaster that its parent has not reaped keeps its id, and after a restart of the machine another process
 * may have it: PostgreSQL would take either for alive. Its lock file may go once no process is attached to its memory
 * segment, which is what PostgreSQL itself asks (sysvipc(7)).
 */
async function forgetDead(data: string, { pid, segment }: Postmaster): Promise<void> {
  if (!isHeld(pid) || segment === undefined) return;
  const table = await readFile("/proc/sysvipc/shm", "utf8").catch(() => undefined);
  if (table === undefined) return;
  const rows = table.split("\n").map((line) => line.trim().split(/\s+/));
  const attachedCount = rows.find((fields) => fields[1] === segment)?.[6] ?? "0";
  if (attachedCount === "0") await rm(join(data, "postmaster.pid"), { force: true });
}

function isHeld(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Answers false when it ended before it was ready and may be tried again. */
async function launch(
  cluster: Cluster,
  logFile: string,
  settings: Readonly<Record<string, string>>,
): Promise<boolean> {
  // The data folder's own lock decides; that of the socket in it may name a process id that is another's by now.
  await rm(join(cluster.data, ".s.PGSQL.5432.lock"), { force: true });
  await rename(logFile, `${logFile}.1`).catch(() => undefined);
  const output = await open(logFile, "w", 0o600);
  try {
    const args = [
      "-k",
      ".",
      ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ];
    const child = await runProgram(cluster, "postgres", { args, output: output.fd });
    const isReady = await untilReady(child, cluster.data);
    if (!isReady && !/lock file|shared memory block/.test(await readFile(logFile, "utf8")))
      throw await failure("PostgreSQL does not start", logFile);
    child.unref();
    return isReady;
  } finally {
    await output.close();
  }
}

async function untilReady(child: ChildProcess, data: string): Promise<boolean> {
  let hasEnded = false;
  let failed: Error | undefined;
  child.once("exit", () => {
    hasEnded = true;
  });
  child.once("error", (error) => {
    failed = error;
  });
  for (const deadline = performance.now() + startTimeoutMs; performance.now() < deadline; ) {
    if (failed) throw new CoreError("storage-failed", "PostgreSQL cannot be executed", { cause: failed });
    if (hasEnded) return false;
    const found = await readPostmaster(data);
    if (found?.pid === child.pid && found?.status === "ready") return true;
    await sleep(pollMs);
  }
  return false;
}

import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { CommandLine, RunningCommand } from "../command-line.ts";
import { killHard, postgresProcesses } from "./postgres-processes.ts";

/** What a crash takes: node and PostgreSQL, one of both, or one connection's process of PostgreSQL. */
export type CrashKind = "everything" | "server" | "postgres" | "backend";

const readyTimeoutMs = 60_000;
const pollMs = 10;

/** The real server as a process that can be killed and started again. */
export interface ServerProcess {
  /** Starts it and waits until its health check answers 200. Answers after how many milliseconds. */
  start(): Promise<number>;
  /** SIGTERM; waits for the end and answers the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL, without any warning. Answers how many processes were hit. */
  crash(kind: CrashKind): Promise<number>;
  /** Waits until the health check says ready. */
  untilReady(): Promise<void>;
}

/** A server over the home and the port of a command line. */
export function createServerProcess(cli: CommandLine): ServerProcess {
  let running: RunningCommand | undefined;
  const untilReady = () => waitUntilReady(cli.url, () => running);
  return {
    untilReady,
    start: async () => {
      const begun = performance.now();
      running = cli.start("start");
      await untilReady();
      return Math.round(performance.now() - begun);
    },
    stop: async () => {
      running?.child.kill("SIGTERM");
      return (await running?.end())?.exitCode ?? null;
    },
    crash: async (kind) => {
      const child = running?.child;
      const hit = killHard(victims(kind, cli.home, child));
      if ((kind === "everything" || kind === "server") && child) await ended(child);
      return hit;
    },
  };
}

function victims(kind: CrashKind, home: string, child: ChildProcess | undefined): readonly number[] {
  const postgres = postgresProcesses(home);
  const server = child?.pid === undefined ? [] : [child.pid];
  const backends = postgres.slice(1);
  const youngest = backends.toSorted((one, other) => other - one).slice(0, 1);
  const chosen: Readonly<Record<CrashKind, readonly number[]>> = {
    everything: [...server, ...postgres],
    server,
    postgres,
    backend: youngest,
  };
  return chosen[kind];
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}

async function waitUntilReady(url: string, running: () => RunningCommand | undefined): Promise<void> {
  const deadline = performance.now() + readyTimeoutMs;
  while (!(await isReady(url))) {
    const child = running()?.child;
    const outcome = child && child.exitCode !== null ? await running()?.end() : undefined;
    if (outcome) throw new Error(`the server ended by itself (${outcome.exitCode}): ${outcome.err}`);
    if (performance.now() > deadline) throw new Error(`the server is not ready after ${readyTimeoutMs} ms`);
    await sleep(pollMs);
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/system/healthcheck`, { signal: AbortSignal.timeout(2000) });
    await answer.arrayBuffer();
    return answer.status === 200;
  } catch {
    return false;
  }
}

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Usage } from "./probe-protocol.ts";

/** A process of node's own that answers messages. Disposing of it asks it to end and waits. */
export interface Child extends AsyncDisposable {
  /** Sends a message and resolves with the next one that comes back. One at a time. */
  ask<Answer>(question: unknown): Promise<Answer>;
  /** Asks the probe that was loaded before its program. */
  usage(): Promise<Usage>;
}

/** What to run. */
export interface ChildOptions {
  readonly script: URL;
  readonly arguments?: readonly string[];
  /** Loaded before the script. */
  readonly imports?: readonly URL[];
  readonly variables?: Readonly<Record<string, string>>;
}

/** Starts it. What it prints on standard error is shown when it ends by itself. */
export function startChild({ script, imports = [], variables = {}, ...options }: ChildOptions): Child {
  // NODE_OPTIONS reaches what is measured, so that it can be profiled (--cpu-prof).
  const { PATH = "", HOME = "", NODE_OPTIONS = "", NODE_EXTRA_CA_CERTS = "" } = process.env;
  const loaded = imports.flatMap((url) => ["--import", url.href]);
  const child = spawn(process.execPath, [...loaded, fileURLToPath(script), ...(options.arguments ?? [])], {
    env: { PATH, HOME, NODE_OPTIONS, NODE_EXTRA_CA_CERTS, NO_COLOR: "1", ...variables },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let told = "";
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    told = (told + chunk).slice(-4000);
  });
  const ask = async <Answer>(question: unknown): Promise<Answer> => {
    if (!child.connected) throw new Error(`${script.pathname} ended by itself: ${told}`);
    const waiting = new AbortController();
    const { signal } = waiting;
    const ended = once(child, "exit", { signal }).then(() => {
      throw new Error(`${script.pathname} ended by itself: ${told}`);
    });
    try {
      const answer = once(child, "message", { signal });
      child.send(question as object);
      const [message] = await Promise.race([answer, ended]);
      return message as Answer;
    } finally {
      waiting.abort();
      ended.catch(() => undefined);
    }
  };
  return { ask, usage: () => ask("usage"), [Symbol.asyncDispose]: () => end(child) };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}

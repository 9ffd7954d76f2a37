import { Worker } from "node:worker_threads";
import { setTimeout } from "node:timers/promises";
import { fromWireError, stopOperation, type WorkerReply, type WorkerRequest } from "./worker-protocol.ts";

/** One thread of the pool. */
export interface PoolWorker {
  /** Requests without an answer yet. */
  readonly pending: number;
  readonly isAlive: boolean;
  /** Rejects with the worker's error, or when the worker stops. */
  ask(request: Omit<WorkerRequest, "id">, transfer?: readonly ArrayBuffer[]): Promise<unknown>;
  stop(): Promise<void>;
}

/** How long a worker that is to stop may go on with what it does. */
const patienceMs = 15_000;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Starts a thread. `onStop` is called once when it ends by itself, and told whether it had ever answered. */
export function startPoolWorker(
  url: URL,
  workerData: unknown,
  onStop: (hasAnswered: boolean) => void,
): PoolWorker {
  const thread = new Worker(url, { workerData });
  const waiting = new Map<number, Waiting>();
  let nextId = 0;
  let state: "running" | "stopping" | "stopped" = "running";
  let hasAnswered = false;
  let fault: unknown;
  thread.on("message", (reply: WorkerReply) => {
    hasAnswered = true;
    const caller = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.isOk) caller?.resolve(reply.value);
    else caller?.reject(fromWireError(reply.error));
  });
  thread.on("error", (error) => {
    fault = error;
  });
  thread.on("exit", () => {
    const isUnexpected = state === "running";
    state = "stopped";
    for (const caller of waiting.values()) caller.reject(stopped(fault));
    waiting.clear();
    if (isUnexpected) onStop(hasAnswered);
  });
  const ask: PoolWorker["ask"] = (request, transfer = []) =>
    new Promise((resolve, reject) => {
      if (state === "stopped") return reject(stopped(fault));
      const id = nextId++;
      thread.postMessage({ ...request, id } satisfies WorkerRequest, [...transfer]);
      waiting.set(id, { resolve, reject });
    });
  return {
    get pending() {
      return waiting.size;
    },
    get isAlive() {
      return state === "running";
    },
    ask: async (request, transfer) => {
      if (state !== "running") throw stopped(fault);
      return ask(request, transfer);
    },
    stop: async () => {
      if (state === "running") {
        state = "stopping";
        await Promise.race([
          ask({ op: stopOperation, args: [] }).catch(() => undefined),
          setTimeout(patienceMs, undefined, { ref: false }),
        ]);
      }
      await thread.terminate();
    },
  };
}

function stopped(cause: unknown): Error {
  const reason = cause instanceof Error ? `: ${cause.message}` : ".";
  return new Error(`The engine worker stopped before it answered${reason}`, { cause });
}

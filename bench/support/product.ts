import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { type Child, startChild } from "./child.ts";

/** The real server in a process of its own. */
export interface Product extends Child {
  readonly origin: string;
}

const command = new URL("../../server/src/cli/bonafide.ts", import.meta.url);
const probe = new URL("probe.ts", import.meta.url);
const sqlProbe = new URL("sql-probe.ts", import.meta.url);
const startTimeoutMs = 60_000;

/** Starts it over a home, waits until it is ready and its nets are loaded. With `isRecording` the SQL probe is loaded too. */
export async function startProduct(
  home: string,
  { isRecording = false, workers = 1 }: { readonly isRecording?: boolean; readonly workers?: number } = {},
): Promise<Product> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child = startChild({
    script: command,
    arguments: ["start"],
    imports: isRecording ? [probe, sqlProbe] : [probe],
    // Where the engines have nothing to do, one worker is enough.
    variables: { BONAFIDE_HOME: home, PORT: String(port), BONAFIDE_WORKERS: String(workers) },
  });
  await untilReady(origin, child);
  await untilIdle(child);
  return { ...child, origin };
}

async function untilReady(origin: string, child: Child): Promise<void> {
  const deadline = performance.now() + startTimeoutMs;
  for (;;) {
    await child.usage(); // Throws what it said at its end.
    const answer = await fetch(`${origin}/system/healthcheck`).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.status === 200) return;
    if (performance.now() > deadline) throw new Error("the server does not become ready");
    await sleep(50);
  }
}

/** Until half a second takes less than 50 ms of processor time; the nets are loaded after the start. */
async function untilIdle(child: Child): Promise<void> {
  const deadline = performance.now() + startTimeoutMs;
  for (let before = await child.usage(); performance.now() < deadline; ) {
    await sleep(500);
    const after = await child.usage();
    if (after.cpuMicros - before.cpuMicros < 50_000) return;
    before = after;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("there is no free port");
  return address.port;
}

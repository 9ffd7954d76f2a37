import { setTimeout as sleep } from "node:timers/promises";
import { request } from "undici";
import { CommandFailed } from "../command-failed.ts";
import type { Terminal } from "../terminal.ts";
import { field } from "./wire-decision.ts";

/** How long a server that is starting may take: the first start fetches the models. Milliseconds. */
const startingLimitMs = 10 * 60_000;

/** Waits until the server at `url` is ready. Throws CommandFailed when none listens or it does not get ready. */
export async function findServer(url: string, terminal: Pick<Terminal, "note">): Promise<void> {
  const deadline = performance.now() + startingLimitMs;
  let told: unknown;
  while (performance.now() < deadline) {
    const { statusCode, step } = await health(url);
    if (statusCode === 200) return;
    if (statusCode !== 503) throw notBonafide(url);
    if (step !== told) terminal.note(`The server is starting: ${String(step)} …`);
    told = step;
    await sleep(500);
  }
  throw new CommandFailed(
    `The server at ${url} has not become ready. Its own output tells what it waits for.`,
  );
}

async function health(url: string): Promise<{ readonly statusCode: number; readonly step: unknown }> {
  try {
    const { statusCode, body } = await request(`${url}/system/healthcheck`);
    const text = await body.text();
    return { statusCode, step: statusCode === 503 ? field(JSON.parse(text), "step") : undefined };
  } catch (cause) {
    if (cause instanceof SyntaxError) throw notBonafide(url);
    throw new CommandFailed(
      `No server answers at ${url}. Start one with npm start and leave it running, or name another with --url.`,
      { cause },
    );
  }
}

function notBonafide(url: string): CommandFailed {
  return new CommandFailed(`What answers at ${url} is not Bonafide. Name the right address with --url.`);
}

import { setTimeout as sleep } from "node:timers/promises";
import type { Ports } from "#core/ports.ts";
import type { SessionId } from "#core/session/session.ts";
import { CommandFailed } from "../command-failed.ts";
import type { ReceivedWebhook, WebhookListener } from "./webhook-listener.ts";
import { readWireDecision, type WireDecision } from "./wire-decision.ts";

/** How the session came out: told by a webhook, or left to a person. */
export type DemoEnd =
  | { readonly kind: "decided"; readonly decision: WireDecision; readonly webhook: ReceivedWebhook }
  | { readonly kind: "in-review" };

/** How often the listener and the session's state are looked at, milliseconds. */
const listenerPollMs = 10;
const statePollMs = 250;
/** How long a decision's webhook may still follow a session that is in review, milliseconds. */
const silenceMs = 1500;
/** Nothing takes longer on a machine that works, milliseconds. */
const limitMs = 120_000;

/** Waits for the decision's webhook, or until a person has to decide. Throws CommandFailed when neither comes. */
export async function awaitEnd(
  ports: Pick<Ports, "sessions">,
  listener: WebhookListener,
  id: SessionId,
): Promise<DemoEnd> {
  const deadline = performance.now() + limitMs;
  while (performance.now() < deadline) {
    const told = await awaitWebhook(listener, id, statePollMs);
    if (told) return told;
    const session = await ports.sessions.find(id);
    if (session?.state === "in-review")
      return (await awaitWebhook(listener, id, silenceMs)) ?? { kind: "in-review" };
  }
  throw new CommandFailed(
    `No decision came within ${limitMs / 1000} s. The server's output and \`bonafide session show ${id}\` tell how far it got.`,
  );
}

async function awaitWebhook(
  { received }: WebhookListener,
  id: SessionId,
  patienceMs: number,
): Promise<Extract<DemoEnd, { kind: "decided" }> | undefined> {
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    for (const webhook of received) {
      const decision = readWireDecision(webhook.json);
      if (decision?.id === id) return { kind: "decided", decision, webhook };
    }
    await sleep(listenerPollMs);
  }
  return undefined;
}

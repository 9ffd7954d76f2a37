import type { SessionEvent } from "#core/event/event.ts";
import type { Integration } from "#core/integration/integration.ts";
import type { Ports, Transaction } from "#core/ports.ts";
import type { WebhookId, WebhookTopic } from "./webhook.ts";

/** How long a decision waits behind the intermediate message that should arrive before it. */
const intermediateLeadMs = 2000;

/** Remembers what must be told of an event, and enqueues the telling; nothing when the customer gave no address. */
export async function announce(
  ports: Pick<Ports, "newId" | "now">,
  tx: Pick<Transaction, "webhooks" | "jobs">,
  integration: Integration,
  {
    event,
    topic,
    isAfterIntermediate = false,
  }: { event: SessionEvent; topic: WebhookTopic; isAfterIntermediate?: boolean },
): Promise<void> {
  const url = topic === "progress" ? integration.eventWebhookUrl : integration.decisionWebhookUrl;
  if (url === undefined) return;
  const id = ports.newId() as WebhookId;
  const now = ports.now();
  const due = isAfterIntermediate ? new Date(now.getTime() + intermediateLeadMs) : undefined;
  await tx.webhooks.insert({
    id,
    sessionId: event.sessionId,
    integrationId: integration.id,
    eventId: event.id,
    topic,
    state: "pending",
    attemptCount: 0,
    createdAt: now,
    nextAttemptAt: due ?? now,
  });
  const group = integration.id;
  await tx.jobs.enqueue(
    { name: "deliver-webhook", webhookId: id },
    due ? { notBefore: due, group } : { group },
  );
}

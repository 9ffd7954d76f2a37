import type { SessionEvent } from "#core/event/event.ts";
import type { Integration } from "#core/integration/integration.ts";
import type { Ports, Transaction } from "#core/ports.ts";
import type { Session } from "#core/session/session.ts";
import type { WebhookDestination } from "./webhook-destination.ts";
import type { Webhook, WebhookId, WebhookTopic } from "./webhook.ts";

/** How long a decision waits behind the intermediate message that should arrive before it. */
const intermediateLeadMs = 2000;

type Needs = Pick<Ports, "newId" | "now">;
type Writers = Pick<Transaction, "webhooks" | "jobs">;

/** Remembers what must be told of an event, and enqueues the telling; nothing when the customer gave no address. */
export async function announce(
  ports: Needs,
  tx: Writers,
  integration: Integration,
  {
    event,
    topic,
    isAfterIntermediate = false,
  }: { event: SessionEvent; topic: WebhookTopic; isAfterIntermediate?: boolean },
): Promise<void> {
  const url = topic === "progress" ? integration.eventWebhookUrl : integration.decisionWebhookUrl;
  if (url === undefined) return;
  const due = isAfterIntermediate ? new Date(ports.now().getTime() + intermediateLeadMs) : undefined;
  await enqueue(ports, tx, event, { topic, destinationId: undefined, due });
}

/** Remembers that a session changed, for each of the destinations that hear of its dialect, and enqueues the telling. */
export async function announceChange(
  ports: Needs,
  tx: Writers,
  integration: Integration,
  { session, event }: { session: Pick<Session, "dialect">; event: SessionEvent },
): Promise<void> {
  for (const destination of integration.destinations) {
    if (destination.isEnabled && destination.dialect === session.dialect)
      await announceTo(ports, tx, destination, event);
  }
}

/** The same for one destination. */
export async function announceTo(
  ports: Needs,
  tx: Writers,
  { id: destinationId }: WebhookDestination,
  event: SessionEvent,
): Promise<void> {
  await enqueue(ports, tx, event, { topic: "change", destinationId, due: undefined });
}

async function enqueue(
  ports: Needs,
  tx: Writers,
  event: SessionEvent,
  { topic, destinationId, due }: Pick<Webhook, "topic" | "destinationId"> & { due: Date | undefined },
): Promise<void> {
  const id = ports.newId() as WebhookId;
  const now = ports.now();
  const { sessionId, integrationId, id: eventId } = event;
  await tx.webhooks.insert({
    ...{ id, sessionId, integrationId, eventId, topic, destinationId },
    state: "pending",
    attemptCount: 0,
    createdAt: now,
    nextAttemptAt: due ?? now,
  });
  const group = integrationId;
  await tx.jobs.enqueue(
    { name: "deliver-webhook", webhookId: id },
    due ? { notBefore: due, group } : { group },
  );
}

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
  const leadMs = isAfterIntermediate ? intermediateLeadMs : 0;
  await enqueue(ports, tx, event, { topic, destinationId: undefined, integration, leadMs });
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
      await enqueue(ports, tx, event, {
        ...{ topic: "change", destinationId: destination.id, integration, leadMs: 0 },
      });
  }
}

/** The same for one destination, in real time. */
export async function announceTo(
  ports: Needs,
  tx: Writers,
  { id: destinationId }: WebhookDestination,
  event: SessionEvent,
): Promise<void> {
  await enqueue(ports, tx, event, { topic: "change", destinationId, integration: undefined, leadMs: 0 });
}

type Telling = Pick<Webhook, "topic" | "destinationId"> & {
  readonly integration: Integration | undefined;
  readonly leadMs: number;
};

async function enqueue(
  ports: Needs,
  tx: Writers,
  event: SessionEvent,
  { topic, destinationId, integration, leadMs }: Telling,
): Promise<void> {
  const id = ports.newId() as WebhookId;
  const now = ports.now(integration);
  const { sessionId, integrationId, id: eventId } = event;
  await tx.webhooks.insert({
    ...{ id, sessionId, integrationId, eventId, topic, destinationId },
    state: "pending",
    attemptCount: 0,
    createdAt: now,
    nextAttemptAt: new Date(now.getTime() + leadMs),
  });
  // Jobs wait in real time, whatever the integration's clock shows.
  const notBefore = new Date(ports.now().getTime() + leadMs);
  const options = { group: integrationId, ...(leadMs > 0 && { notBefore }) };
  await tx.jobs.enqueue({ name: "deliver-webhook", webhookId: id, after: 0 }, options);
}

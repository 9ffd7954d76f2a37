import type { DecisionId } from "#core/decision/decision.ts";
import { CoreError } from "#core/errors.ts";
import type { Ports } from "#core/ports.ts";
import type { Webhook, WebhookAttempt, WebhookId, WebhookSubject, WebhookTeller } from "./webhook.ts";

type Needs = Pick<
  Ports,
  | "webhooks"
  | "events"
  | "sessions"
  | "decisions"
  | "integrations"
  | "webhookTeller"
  | "webhookSender"
  | "transaction"
  | "now"
>;

/**
 * Tries once to tell a customer; on failure the next try is enqueued. Quiet when it was told already, or was tried more
 * often than `after` by now.
 */
export async function deliverWebhook(ports: Needs, id: WebhookId, after?: number): Promise<void> {
  const webhook = await ports.webhooks.find(id);
  if (webhook?.state !== "pending" || (after !== undefined && webhook.attemptCount > after)) return;
  const subject = await findSubject(ports, webhook);
  const teller = subject && ports.webhookTeller(subject.session.dialect);
  const rendered = subject && (await teller?.render(subject));
  if (!subject || !teller || !rendered) {
    await ports.webhooks.save({ ...webhook, state: "given-up", nextAttemptAt: undefined });
    return;
  }
  const { allowInsecureWebhooks: allowInsecure, settings } = subject.integration;
  const at = ports.now(subject.integration);
  const answer = await ports.webhookSender(rendered, { allowInsecure, timeoutMs: teller.timeoutMs });
  const isDelivered = isHeard(answer.status, settings.webhookStrict200);
  const attempt = { webhookId: id, number: webhook.attemptCount + 1, at, url: rendered.url, ...answer };
  const retryDelaysMs = teller.retryDelaysAfter?.(answer.status, subject.destination) ?? teller.retryDelaysMs;
  const { clockAheadMs } = subject.integration;
  await recordOutcome(ports, webhook, attempt, { isDelivered, retryDelaysMs, clockAheadMs });
}

/** Tells it again at once, whatever became of it before. */
export async function redeliverWebhook(
  ports: Pick<Ports, "transaction" | "now">,
  id: WebhookId,
): Promise<void> {
  await ports.transaction(async (tx) => {
    const webhook = await tx.webhooks.find(id);
    if (!webhook) throw new CoreError("webhook-not-found", `no webhook ${id}`);
    await tx.webhooks.save({ ...webhook, state: "pending", nextAttemptAt: ports.now() });
    await tx.jobs.enqueue({ name: "deliver-webhook", webhookId: id }, { group: webhook.integrationId });
  });
}

function isHeard(status: number | undefined, isStrict: boolean): boolean {
  if (status === undefined) return false;
  return isStrict ? status === 200 : status >= 200 && status < 300;
}

async function findSubject(ports: Needs, webhook: Webhook): Promise<WebhookSubject | undefined> {
  const [event, session, integration] = await Promise.all([
    ports.events.find(webhook.eventId),
    ports.sessions.find(webhook.sessionId),
    ports.integrations.find(webhook.integrationId),
  ]);
  if (!event || !session || !integration || session.state === "deleted") return undefined;
  const decision =
    event.subjectId === undefined ? undefined : await ports.decisions.find(event.subjectId as DecisionId);
  const { topic, destinationId } = webhook;
  const destination = integration.destinations.find(({ id }) => id === destinationId);
  // Nobody hears it who was removed or switched off meanwhile.
  if (destinationId !== undefined && !destination?.isEnabled) return undefined;
  return { topic, event, session, integration, decision, destination };
}

function stateOfUnheard(nextAttemptAt: Date | undefined): Webhook["state"] {
  return nextAttemptAt ? "pending" : "given-up";
}

async function recordOutcome(
  ports: Pick<Ports, "transaction" | "webhooks">,
  webhook: Webhook,
  attempt: WebhookAttempt,
  {
    isDelivered,
    retryDelaysMs,
    clockAheadMs,
  }: { isDelivered: boolean; clockAheadMs: number } & Pick<WebhookTeller, "retryDelaysMs">,
): Promise<void> {
  const delayMs = isDelivered ? undefined : retryDelaysMs[attempt.number - 1];
  const nextAttemptAt =
    delayMs === undefined ? undefined : new Date(attempt.at.getTime() + attempt.durationMs + delayMs);
  const next: Webhook = {
    ...webhook,
    attemptCount: attempt.number,
    state: isDelivered ? "delivered" : stateOfUnheard(nextAttemptAt),
    nextAttemptAt,
  };
  // Without a next try there is one statement only, which commits by itself.
  if (!nextAttemptAt) return ports.webhooks.recordAttempt(next, attempt);
  await ports.transaction(async (tx) => {
    await tx.webhooks.recordAttempt(next, attempt);
    // Jobs wait in real time, whatever the integration's clock shows.
    const notBefore = new Date(nextAttemptAt.getTime() - clockAheadMs);
    const job = { name: "deliver-webhook", webhookId: webhook.id, after: attempt.number } as const;
    await tx.jobs.enqueue(job, { notBefore, group: webhook.integrationId });
  });
}

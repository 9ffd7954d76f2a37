import type { IntegrationId } from "#core/integration/integration.ts";
import type { SessionId } from "#core/session/session.ts";
import type { DestinationId, DestinationStatistics } from "./webhook-destination.ts";
import type { Webhook, WebhookAttempt, WebhookId } from "./webhook.ts";

/** Remembers what must be told and every try at it. */
export interface WebhookStore {
  insert(webhook: Webhook): Promise<void>;
  save(webhook: Webhook): Promise<void>;
  find(id: WebhookId): Promise<Webhook | undefined>;
  /** An integration's webhook that is due next; undefined where none waits. */
  findNextDue(integrationId: IntegrationId): Promise<Webhook | undefined>;
  listBySession(sessionId: SessionId): Promise<readonly Webhook[]>;
  /** Updates the webhook and keeps the attempt, together. */
  recordAttempt(webhook: Webhook, attempt: WebhookAttempt): Promise<void>;
  /** What became of the tries at destinations; those that were never tried are left out. */
  countTries(
    destinations: readonly DestinationId[],
  ): Promise<ReadonlyMap<DestinationId, DestinationStatistics>>;
  listAttempts(id: WebhookId): Promise<readonly WebhookAttempt[]>;
}

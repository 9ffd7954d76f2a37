import { describe, expect, test } from "vitest";
import type { WebhookAttempt, WebhookId } from "#core/webhook/webhook.ts";
import {
  keepSession,
  later,
  newDestination,
  newEvent,
  newSession,
  newWebhook,
  someTime,
} from "./fixtures.ts";
import type { OpenStorage, StorageSubject } from "./subject.ts";

/** What every webhook store must do. */
export function webhookStoreContract(open: OpenStorage): void {
  describe("a webhook store", () => {
    test("gives back every field, and a session's webhooks in the order they were made", async () => {
      await using storage = await open();
      const { event, webhook } = await keepWebhook(storage);
      const second = newWebhook(event, { topic: "progress", nextAttemptAt: undefined, state: "given-up" });
      await storage.stores.webhooks.insert(second);
      expect(await storage.stores.webhooks.find(webhook.id)).toEqual(webhook);
      expect(await storage.stores.webhooks.listBySession(event.sessionId)).toEqual([webhook, second]);
      expect(await storage.stores.webhooks.find("x" as WebhookId)).toBeUndefined();
    });

    test("updates the webhook and keeps the attempt, together", async () => {
      await using storage = await open();
      const { webhooks } = storage.stores;
      const { webhook } = await keepWebhook(storage);
      const failed = { ...webhook, attemptCount: 1, nextAttemptAt: later(60_000) };
      await webhooks.recordAttempt(
        failed,
        newTry(webhook.id, 1, { status: undefined, error: "ECONNREFUSED" }),
      );
      const told = { ...webhook, attemptCount: 2, state: "delivered", nextAttemptAt: undefined } as const;
      await webhooks.recordAttempt(told, newTry(webhook.id, 2, {}));
      expect(await webhooks.find(webhook.id)).toEqual(told);
      expect(await webhooks.listAttempts(webhook.id)).toEqual([
        newTry(webhook.id, 1, { status: undefined, error: "ECONNREFUSED" }),
        newTry(webhook.id, 2, {}),
      ]);
    });

    test("counts the tries at each destination", async () => {
      await using storage = await open();
      const { webhooks } = storage.stores;
      const { event } = await keepWebhook(storage);
      const destinationId = newDestination().id;
      const webhook = newWebhook(event, { destinationId });
      await webhooks.insert(webhook);
      expect(await webhooks.find(webhook.id)).toEqual(webhook);
      const tries = [
        newTry(webhook.id, 1, { status: undefined, durationMs: 5000 }),
        newTry(webhook.id, 2, { status: 404, durationMs: 10 }),
        newTry(webhook.id, 3, { status: 204, durationMs: 30, at: later(9) }),
      ];
      for (const one of tries) await webhooks.recordAttempt(webhook, one);
      const counted = await webhooks.countTries([destinationId, newDestination().id]);
      expect([...counted]).toEqual([
        [
          destinationId,
          { tries: 3, failedTries: 2, shortestMs: 10, averageMs: 1680, longestMs: 5000, lastTryAt: later(9) },
        ],
      ]);
    });

    test("loses no attempt when two workers made the same one", async () => {
      await using storage = await open();
      const { webhooks } = storage.stores;
      const { webhook } = await keepWebhook(storage);
      const told = { ...webhook, attemptCount: 1, state: "delivered", nextAttemptAt: undefined } as const;
      await Promise.all(
        [200, 500].map((status) => webhooks.recordAttempt(told, newTry(webhook.id, 1, { status }))),
      );
      const statuses = (await webhooks.listAttempts(webhook.id)).map(({ status }) => status);
      expect(new Set(statuses)).toEqual(new Set([200, 500]));
    });

    test("saves a webhook that is to be told again", async () => {
      await using storage = await open();
      const { webhook } = await keepWebhook(storage);
      const again = { ...webhook, state: "pending", nextAttemptAt: later(7), attemptCount: 3 } as const;
      await storage.stores.webhooks.save(again);
      expect(await storage.stores.webhooks.find(webhook.id)).toEqual(again);
    });
  });
}

async function keepWebhook({ stores, envelopes }: StorageSubject) {
  const session = await keepSession(stores, newSession(envelopes));
  const event = newEvent(session);
  await stores.events.append(event);
  const webhook = newWebhook(event);
  await stores.webhooks.insert(webhook);
  return { event, webhook };
}

function newTry(webhookId: WebhookId, number: number, over: Partial<WebhookAttempt>): WebhookAttempt {
  const answer = { durationMs: 12.5, url: "https://acme.example/decision", status: 200, error: undefined };
  return { webhookId, number, at: someTime, ...answer, ...over };
}

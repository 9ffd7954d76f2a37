import { randomBytes, randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createEnvelopes } from "#adapters/keys/envelopes.ts";
import type { IntegrationId } from "#core/integration/integration.ts";
import { newEvent, newSession } from "../../../test/contracts/fixtures.ts";
import { testDatabase } from "../../../test/support/database.ts";
import { sequenceFeed } from "./feed-sequencer.ts";
import { createPostgresStores } from "./stores.ts";
import { createTransaction } from "./transaction.ts";

const envelopes = createEnvelopes(randomBytes(32));
const withoutQueue = () => ({ queue: { enqueue: async () => undefined }, committed: () => undefined });

/** What one session's transactions do: how long each stays open before it commits, and whether it rolls back. */
const scripts = fc.array(
  fc.record({
    integration: fc.nat({ max: 1 }),
    commits: fc.array(fc.record({ openMs: fc.nat({ max: 6 }), isUndone: fc.boolean() }), { maxLength: 5 }),
  }),
  { minLength: 1, maxLength: 6 },
);

describe("the feed sequencer", () => {
  test("numbers concurrent commits without a gap, never twice, in each session's own order", async () => {
    await using database = await testDatabase();
    const { pool } = database;
    const stores = createPostgresStores(pool, envelopes);
    const transaction = createTransaction(pool, envelopes, withoutQueue);

    await fc.assert(
      fc.asyncProperty(scripts, async (sessions) => {
        const integrations = [randomUUID(), randomUUID()] as IntegrationId[];
        const writing = new AbortController();
        const seen = integrations.map(() => [] as string[]);
        const read = () =>
          Promise.all(
            integrations.map(async (integration, index) => {
              const have = seen[index] ?? [];
              for (const entry of await stores.events.listFeed(integration, have.length, 3)) {
                expect(entry.feedNumber).toBe(have.length + 1);
                have.push(entry.event.id);
              }
            }),
          );
        const sequencers = [1, 2].map(async () => {
          while (!writing.signal.aborted) await sequenceFeed(pool, 2);
        });
        const reader = (async () => {
          while (!writing.signal.aborted) await read();
        })();
        let written = 0;
        await Promise.all(
          sessions.map(async ({ integration, commits }) => {
            const session = newSession(envelopes, {
              integrationId: integrations[integration] as IntegrationId,
            });
            let sequence = 1;
            for (const { openMs, isUndone } of commits) {
              const event = newEvent(session, { sequence });
              const work = transaction(async (tx) => {
                await tx.events.append(event);
                await new Promise((resolve) => setTimeout(resolve, openMs));
                if (isUndone) throw new Error("undone");
              });
              await work.catch(() => undefined);
              if (isUndone) continue;
              sequence += 1;
              written += 1;
            }
          }),
        );
        writing.abort();
        await Promise.all([...sequencers, reader]);
        while ((await sequenceFeed(pool, 2)) > 0);
        for (let rest = -1; rest !== seen.flat().length; ) {
          rest = seen.flat().length;
          await read();
        }
        expect(seen.flat()).toHaveLength(written);
        expect(new Set(seen.flat()).size).toBe(written);
        await expectOwnOrder(integrations);
      }),
      { numRuns: 12 },
    );

    async function expectOwnOrder(integrations: readonly IntegrationId[]) {
      for (const integration of integrations) {
        const last = new Map<string, number>();
        for (const { event } of await stores.events.listFeed(integration, 0, 1000)) {
          expect(event.sequence).toBe((last.get(event.sessionId) ?? 0) + 1);
          last.set(event.sessionId, event.sequence);
        }
      }
    }
  });

  test("numbers no event before its commit", async () => {
    await using database = await testDatabase();
    const { pool } = database;
    const stores = createPostgresStores(pool, envelopes);
    const session = newSession(envelopes);
    const other = newSession(envelopes, { integrationId: session.integrationId });
    const [late, early] = [newEvent(session), newEvent(other)];
    await createTransaction(
      pool,
      envelopes,
      withoutQueue,
    )(async (tx) => {
      await tx.events.append(late);
      await stores.events.append(early);
      expect(await sequenceFeed(pool)).toBe(1);
    });
    expect(await sequenceFeed(pool)).toBe(1);
    const feed = await stores.events.listFeed(session.integrationId, 0, 10);
    expect(feed.map(({ event }) => event.id)).toEqual([early.id, late.id]);
  });
});

import { describe, expect, test } from "vitest";
import type { EventId } from "#core/event/event.ts";
import { newEvent, newSession } from "./fixtures.ts";
import type { OpenStorage } from "./subject.ts";

/** What every event log must do. */
export function eventLogContract(open: OpenStorage): void {
  describe("an event log", () => {
    test("lists a session's events by their sequence", async () => {
      await using storage = await open();
      const session = newSession(storage.envelopes);
      const first = newEvent(session);
      const second = newEvent(session, { sequence: 2, type: "media-added", subjectId: session.personId });
      await storage.stores.events.append(second);
      await storage.stores.events.append(first);
      expect(await storage.stores.events.listBySession(session.id)).toEqual([first, second]);
      expect(await storage.stores.events.find(second.id)).toEqual(second);
      expect(await storage.stores.events.find("none" as EventId)).toBeUndefined();
    });

    test("refuses a sequence that the session has already", async () => {
      await using storage = await open();
      const session = newSession(storage.envelopes);
      await storage.stores.events.append(newEvent(session));
      await expect(storage.stores.events.append(newEvent(session))).rejects.toMatchObject({
        code: "storage-failed",
      });
    });

    test("has no feed entries until they are numbered, then numbers them by integration from 1", async () => {
      await using storage = await open();
      const { events } = storage.stores;
      const [one, two] = [newSession(storage.envelopes), newSession(storage.envelopes)];
      const written = [newEvent(one), newEvent(two), newEvent(one, { sequence: 2 })];
      for (const event of written) await events.append(event);
      expect(await events.listFeed(one.integrationId, 0, 10)).toEqual([]);
      expect(await storage.sequenceFeed()).toBe(3);
      expect(await storage.sequenceFeed()).toBe(0);
      await events.append(newEvent(one, { sequence: 3 }));
      await storage.sequenceFeed();
      const feed = await events.listFeed(one.integrationId, 0, 10);
      expect(feed.map(({ feedNumber, event }) => [feedNumber, event.sequence])).toEqual([
        [1, 1],
        [2, 2],
        [3, 3],
      ]);
      expect(feed[0]?.event).toEqual(written[0]);
      expect(await events.listFeed(two.integrationId, 0, 10)).toHaveLength(1);
      const page = await events.listFeed(one.integrationId, 1, 1);
      expect(page.map(({ feedNumber }) => feedNumber)).toEqual([2]);
    });
  });
}

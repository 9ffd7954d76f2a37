import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { AttemptId } from "#core/attempt/attempt.ts";
import { keepSession, later, newAttempt, newSession } from "./fixtures.ts";
import type { OpenStorage } from "./subject.ts";

/** What every attempt store must do. */
export function attemptStoreContract(open: OpenStorage): void {
  describe("an attempt store", () => {
    test("lists a session's attempts newest first, and no other session's", async () => {
      await using storage = await open();
      const { attempts } = storage.stores;
      const session = await keepSession(storage.stores, newSession(storage.envelopes));
      await keepSession(storage.stores, newSession(storage.envelopes));
      const again = { id: randomUUID() as AttemptId, number: 2, createdAt: later(1) };
      await attempts.insert(newAttempt(session, again));
      expect(await attempts.listBySession(session.id)).toEqual([
        newAttempt(session, again),
        newAttempt(session),
      ]);
    });

    test("changes the state of one attempt alone", async () => {
      await using storage = await open();
      const { attempts } = storage.stores;
      const session = await keepSession(storage.stores, newSession(storage.envelopes));
      const other = await keepSession(storage.stores, newSession(storage.envelopes));
      await attempts.saveState(session.attemptId, "declined");
      expect((await attempts.find(session.attemptId))?.state).toBe("declined");
      expect((await attempts.find(other.attemptId))?.state).toBe("created");
    });

    test("gives the number of a removed attempt to another one", async () => {
      await using storage = await open();
      const { attempts } = storage.stores;
      const session = await keepSession(storage.stores, newSession(storage.envelopes));
      await attempts.remove(session.attemptId);
      expect(await attempts.find(session.attemptId)).toBeUndefined();
      const next = newAttempt(session, { id: randomUUID() as AttemptId });
      await attempts.insert(next);
      await expect(attempts.insert({ ...next, id: randomUUID() as AttemptId })).rejects.toMatchObject({
        code: "storage-failed",
      });
    });

    test("finds nothing under what is no id", async () => {
      await using storage = await open();
      expect(await storage.stores.attempts.find("nothing" as AttemptId)).toBeUndefined();
    });
  });
}

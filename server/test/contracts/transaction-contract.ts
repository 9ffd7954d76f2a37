import { describe, expect, test } from "vitest";
import { CoreError } from "#core/errors.ts";
import type { Transaction } from "#core/ports.ts";
import type { SessionId } from "#core/session/session.ts";
import { newEvent, newSession } from "./fixtures.ts";
import type { OpenStorage } from "./subject.ts";

/** What every transaction must do. */
export function transactionContract(open: OpenStorage): void {
  describe("a transaction", () => {
    test("commits everything or nothing, and throws what the work threw", async () => {
      await using storage = await open();
      const session = newSession(storage.envelopes);
      const refusal = new CoreError("session-closed", "no");
      const work = (failure?: Error) =>
        storage.transaction(async (tx) => {
          await tx.sessions.insert(session);
          await tx.events.append(newEvent(session));
          if (failure) throw failure;
          return "done";
        });
      await expect(work(refusal)).rejects.toBe(refusal);
      expect(await storage.stores.sessions.find(session.id)).toBeUndefined();
      expect(await storage.stores.events.listBySession(session.id)).toEqual([]);
      expect(await work()).toBe("done");
      expect(await storage.stores.events.listBySession(session.id)).toHaveLength(1);
    });

    test("runs again work that was chosen to end a deadlock", async () => {
      await using storage = await open();
      const [one, two] = [newSession(storage.envelopes), newSession(storage.envelopes)];
      for (const session of [one, two]) await storage.stores.sessions.insert(session);
      let runs = 0;
      let held = 0;
      const both = Promise.withResolvers<void>();
      const lockBoth = async (tx: Transaction, ids: readonly [SessionId, SessionId]) => {
        runs += 1;
        await tx.sessions.lock(ids[0]);
        held += 1;
        if (held === 2) both.resolve();
        await both.promise;
        await tx.sessions.lock(ids[1]);
        return "both";
      };
      const done = await Promise.all([
        storage.transaction((tx) => lockBoth(tx, [one.id, two.id])),
        storage.transaction((tx) => lockBoth(tx, [two.id, one.id])),
      ]);
      expect(done).toEqual(["both", "both"]);
      // Once each, and again each that was chosen: one of them, or both when they were found at once.
      expect(runs).toBeGreaterThan(2);
    });

    test("serves the next one after a failure of the database in the middle", async () => {
      await using storage = await open();
      const session = newSession(storage.envelopes);
      const broken = storage.transaction(async (tx) => {
        await tx.events.append(newEvent(session));
        await tx.events.append(newEvent(session)).catch(() => undefined);
        await tx.events.append(newEvent(session, { sequence: 2 }));
      });
      await expect(broken).rejects.toMatchObject({ code: "storage-failed" });
      await storage.transaction((tx) => tx.events.append(newEvent(session)));
      expect(await storage.stores.events.listBySession(session.id)).toHaveLength(1);
    });
  });
}

import { describe, expect, test } from "vitest";
import type { AttemptId } from "#core/attempt/attempt.ts";
import type { Step } from "#core/workflow/step.ts";
import { keepSession, later, newSession, someTime } from "./fixtures.ts";
import type { OpenStorage, StorageSubject } from "./subject.ts";

async function keep(storage: StorageSubject): Promise<Step> {
  const session = await keepSession(storage.stores, newSession(storage.envelopes));
  const data = { address: "ada@example.org", nested: { b: [1, null], a: true } };
  const ids = { sessionId: session.id, attemptId: session.attemptId };
  const step: Step = { ...ids, node: "mail_1", isDone: false, data, updatedAt: someTime };
  await storage.stores.steps.save(step);
  return step;
}

/** What every step store must do. */
export function stepStoreContract(open: OpenStorage): void {
  describe("a step store", () => {
    test("gives back what was saved last", async () => {
      await using storage = await open();
      const step = await keep(storage);
      const { steps } = storage.stores;
      expect(await steps.find(step.attemptId, "mail_1")).toEqual(step);
      const done = { ...step, isDone: true, data: { address: null }, updatedAt: later(5) };
      await steps.save(done);
      expect(await steps.find(step.attemptId, "mail_1")).toEqual(done);
      expect(await steps.find(step.attemptId, "other")).toBeUndefined();
      expect(await steps.find("nothing" as AttemptId, "mail_1")).toBeUndefined();
    });

    test("lists an attempt's steps and forgets a session's", async () => {
      await using storage = await open();
      const step = await keep(storage);
      const other = await keep(storage);
      const { steps } = storage.stores;
      const later2 = { ...step, node: "answers", updatedAt: later(2) };
      await steps.save(later2);
      expect(await steps.listByAttempt(step.attemptId)).toEqual([step, later2]);
      await steps.removeBySession(step.sessionId);
      expect(await steps.listByAttempt(step.attemptId)).toEqual([]);
      expect(await steps.listByAttempt(other.attemptId)).toEqual([other]);
    });

    test("keeps nothing that a person gave in the clear", async () => {
      await using storage = await open();
      await keep(storage);
      const dump = await storage.dump();
      expect(dump).toContain("mail_1");
      expect(dump).not.toContain("ada@example.org");
      expect(dump).not.toContain(Buffer.from("ada@example.org").toString("hex"));
    });
  });
}

import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { DecisionId } from "#core/decision/decision.ts";
import { keepSession, newDecision, newEvidence, newSession, someTime } from "./fixtures.ts";
import type { OpenStorage } from "./subject.ts";

/** What every decision store must do. */
export function decisionStoreContract(open: OpenStorage): void {
  describe("a decision store", () => {
    test("gives back every field, and a session's decisions newest first", async () => {
      await using storage = await open();
      const { decisions } = storage.stores;
      const session = await keepSession(storage.stores, newSession(storage.envelopes));
      const first = newDecision(session, { submittedAt: undefined, comments: [] });
      const second = newDecision(session);
      await decisions.insert(first);
      await decisions.insert(second);
      expect(await decisions.find(first.id)).toEqual(first);
      expect(await decisions.listBySession(session.id)).toEqual([second, first]);
      expect(await decisions.find(randomUUID() as DecisionId)).toBeUndefined();
      expect(await decisions.find("x" as DecisionId)).toBeUndefined();
    });

    test("replaces an attempt's evidence, byte for byte as it was saved", async () => {
      await using storage = await open();
      const { decisions } = storage.stores;
      const session = await keepSession(storage.stores, newSession(storage.envelopes));
      expect(await decisions.findEvidence(session.attemptId)).toBeUndefined();
      await decisions.saveEvidence(session.id, newEvidence(session.attemptId, "2026-01-01"));
      const evidence = newEvidence(session.attemptId, "2026-02-02");
      await decisions.saveEvidence(session.id, evidence);
      const found = await decisions.findEvidence(session.attemptId);
      expect(JSON.stringify(found)).toBe(JSON.stringify(evidence));
    });

    test("keeps nothing of the person, the document or the remarks in the clear", async () => {
      await using storage = await open();
      const session = await keepSession(storage.stores, newSession(storage.envelopes));
      const comments = [{ text: "remarkable-remark", at: someTime }];
      await storage.stores.decisions.insert(newDecision(session, { comments }));
      const dump = await storage.dump();
      expect(dump).toContain("declined");
      for (const secret of ["ERIKSSON", "L898902C3", "remarkable-remark", "face-mismatch"])
        expect(dump).not.toContain(secret);
    });

    test("removes a session's decisions and evidence and no other's", async () => {
      await using storage = await open();
      const { decisions } = storage.stores;
      const session = await keepSession(storage.stores, newSession(storage.envelopes));
      const other = await keepSession(storage.stores, newSession(storage.envelopes));
      for (const each of [session, other]) {
        await decisions.insert(newDecision(each));
        await decisions.saveEvidence(each.id, newEvidence(each.attemptId, "2026-01-01"));
      }
      await decisions.removeBySession(session.id);
      expect(await decisions.listBySession(session.id)).toEqual([]);
      expect(await decisions.findEvidence(session.attemptId)).toBeUndefined();
      expect(await decisions.listBySession(other.id)).toHaveLength(1);
      expect(await decisions.findEvidence(other.attemptId)).toBeDefined();
    });

    test("takes no decision on a session whose key is gone", async () => {
      await using storage = await open();
      const session = newSession(storage.envelopes);
      await expect(storage.stores.decisions.insert(newDecision(session))).rejects.toMatchObject({
        code: "session-not-found",
      });
    });
  });
}

import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { DecisionId } from "#core/decision/decision.ts";
import { defaultSettings, type IntegrationId } from "#core/integration/integration.ts";
import type { DecidedSession, Session, SessionId } from "#core/session/session.ts";
import type { WorkflowId } from "#core/workflow/workflow.ts";
import { keepSession, later, newIntegration, newSession, someTime } from "./fixtures.ts";
import type { OpenStorage } from "./subject.ts";

const day = 24 * 3600 * 1000;

/** What every session store must do. */
export function sessionStoreContract(open: OpenStorage): void {
  describe("a session store", () => {
    test("gives back every field of what was inserted", async () => {
      await using storage = await open();
      const session = newSession(storage.envelopes);
      await storage.stores.sessions.insert(session);
      expect(await storage.stores.sessions.find(session.id)).toEqual(session);
    });

    test("gives back the workflow it is pinned to, its parent and its scenario", async () => {
      await using storage = await open();
      const workflow = { id: randomUUID() as WorkflowId, version: 3 };
      const parentId = randomUUID() as SessionId;
      const session = newSession(storage.envelopes, { workflow, parentId, sandboxScenario: "approve" });
      await storage.stores.sessions.insert(session);
      expect(await storage.stores.sessions.find(session.id)).toEqual(session);
    });

    test("finds nothing under an id that is unknown or is no id at all", async () => {
      await using storage = await open();
      expect(await storage.stores.sessions.find(randomUUID() as SessionId)).toBeUndefined();
      expect(await storage.stores.sessions.find("'; drop table sessions" as SessionId)).toBeUndefined();
      expect(await storage.stores.sessions.lock("" as SessionId)).toBeUndefined();
    });

    test("keeps each state's own times", async () => {
      await using storage = await open();
      const created = newSession(storage.envelopes);
      await storage.stores.sessions.insert(created);
      const decided = {
        decidedAt: later(3),
        decisionId: randomUUID() as DecisionId,
        lapsesAt: undefined,
      };
      const states: Session[] = [
        { ...created, state: "started", startedAt: later(1), ipAddress: "192.0.2.7", eventCount: 2 },
        { ...created, state: "submitted", startedAt: later(1), submittedAt: later(2) },
        { ...created, state: "in-review", startedAt: later(1), submittedAt: later(2) },
        {
          ...created,
          state: "approved",
          startedAt: later(1),
          submittedAt: later(2),
          ...decided,
          lapsesAt: later(9),
        },
        { ...created, state: "expired", startedAt: undefined, submittedAt: undefined, ...decided },
        { ...created, state: "awaiting-parties" },
      ];
      for (const state of states) {
        await storage.stores.sessions.save(state);
        expect(await storage.stores.sessions.find(created.id)).toEqual(state);
      }
    });

    test("refuses a second session with the same id, also in other letter case", async () => {
      await using storage = await open();
      const session = newSession(storage.envelopes);
      const shouted = session.id.toUpperCase() as SessionId;
      await storage.stores.sessions.insert({ ...session, id: shouted });
      await expect(storage.stores.sessions.insert(session)).rejects.toMatchObject({ code: "input-invalid" });
      expect((await storage.stores.sessions.find(shouted))?.expectedPerson).toEqual(session.expectedPerson);
    });

    test("keeps nothing personal in the clear", async () => {
      await using storage = await open();
      const personal = { externalReference: "REFERENCE-42", ipAddress: "203.0.113.99" };
      const names = { firstName: "Wilhelmina", lastName: "Featherstone", idNumber: "X-123-Y" };
      const dialectData = { note: "confidential-note" };
      await storage.stores.sessions.insert(
        newSession(storage.envelopes, { ...personal, expectedPerson: names, dialectData }),
      );
      const dump = await storage.dump();
      expect(dump).toContain("veriff");
      for (const secret of [...Object.values(personal), ...Object.values(names), dialectData.note])
        expect(dump).not.toContain(secret);
    });

    test("forgets the key and everything personal of a deleted session", async () => {
      await using storage = await open();
      const session = await keepSession(storage.stores, newSession(storage.envelopes));
      const key = Buffer.from(session.wrappedKey).toString("hex");
      expect(await storage.dump()).toContain(key);
      const forgotten = { externalReference: undefined, callbackUrl: undefined, ipAddress: undefined };
      const empty = {
        expectedPerson: {},
        expectedDocument: {},
        dialectData: {},
        wrappedKey: new Uint8Array(),
      };
      const deleted = { ...session, ...forgotten, ...empty, state: "deleted", deletedAt: later(9) } as const;
      await storage.stores.sessions.save(deleted);
      expect(await storage.stores.sessions.find(session.id)).toEqual(deleted);
      expect(await storage.dump()).not.toContain(key);
    });

    test("lets nobody else lock a session until the transaction ends", async () => {
      await using storage = await open();
      const session = newSession(storage.envelopes);
      await storage.stores.sessions.insert(session);
      const order: string[] = [];
      const held = Promise.withResolvers<void>();
      const first = storage.transaction(async (tx) => {
        await tx.sessions.lock(session.id);
        held.resolve();
        await new Promise((resolve) => setTimeout(resolve, 50));
        order.push("first");
        await tx.sessions.save({ ...session, eventCount: 2 });
      });
      await held.promise;
      const second = storage.transaction(async (tx) => {
        const seen = await tx.sessions.lock(session.id);
        order.push(`second sees ${seen?.eventCount}`);
      });
      await Promise.all([first, second]);
      expect(order).toEqual(["first", "second sees 2"]);
    });

    test("finds unfinished sessions that are overdue on their integration's own clock", async () => {
      await using storage = await open();
      const { integrations, sessions } = storage.stores;
      const ahead = newIntegration({ clockAheadMs: 10 * day });
      const real = newIntegration();
      await integrations.insert(ahead);
      await integrations.insert(real);
      const insert = (integrationId: IntegrationId, ms: number, state: Session["state"] = "created") => {
        const session = newSession(storage.envelopes, { integrationId, expiresAt: later(ms) });
        return sessions.insert({ ...session, state, ...timesOf(state) } as Session).then(() => session.id);
      };
      const overdue = await insert(real.id, -5);
      const overdueAbroad = await insert(ahead.id, 9 * day);
      const reopened = await insert(real.id, -1, "resubmission-requested");
      await insert(real.id, 9 * day);
      await insert(ahead.id, 11 * day);
      await insert(real.id, -5, "submitted");
      await insert(real.id, -5, "approved");
      const found = await sessions.findOverdue(someTime, 10);
      expect(found).toHaveLength(3);
      expect(new Set(found)).toEqual(new Set([overdue, overdueAbroad, reopened]));
      expect(await sessions.findOverdue(someTime, 1)).toEqual([overdue]);
    });

    test("finds finished sessions past their integration's retention, and none where it keeps all", async () => {
      await using storage = await open();
      const { integrations, sessions } = storage.stores;
      const settings = { ...defaultSettings, retentionDays: 30 };
      const short = newIntegration({ settings });
      const shortAhead = newIntegration({ settings, clockAheadMs: 2 * day });
      const forever = newIntegration();
      for (const integration of [short, shortAhead, forever]) await integrations.insert(integration);
      const insert = async (integrationId: IntegrationId, ageDays: number, state: Session["state"]) => {
        const session = newSession(storage.envelopes, { integrationId });
        await sessions.insert({
          ...session,
          state,
          ...timesOf(state, later(-ageDays * day)),
        } as DecidedSession);
        return session.id;
      };
      const old = await insert(short.id, 31, "approved");
      const oldAhead = await insert(shortAhead.id, 29, "abandoned");
      await insert(short.id, 29, "declined");
      await insert(short.id, 31, "resubmission-requested");
      await insert(forever.id, 1000, "approved");
      const found = await sessions.findPastRetention(someTime, 10);
      expect(new Set(found)).toEqual(new Set([old, oldAhead]));
    });
  });
}

function timesOf(state: Session["state"], decidedAt = someTime): object {
  if (state === "created") return {};
  const submitted = { startedAt: someTime, submittedAt: someTime };
  return state === "submitted" ? submitted : { ...submitted, decidedAt, decisionId: randomUUID() };
}

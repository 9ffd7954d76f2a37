import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { DecisionId } from "#core/decision/decision.ts";
import { defaultSettings, type IntegrationId } from "#core/integration/integration.ts";
import type { CreatedSession, DecidedSession, Session, SessionId } from "#core/session/session.ts";
import { remove } from "#core/session/transitions.ts";
import { keepSession, later, newEvent, newIntegration, newSession, someTime } from "./fixtures.ts";
import type { WorkflowId } from "#core/workflow/workflow.ts";
import type { OpenStorage } from "./subject.ts";

const day = 24 * 3600 * 1000;
const someIntegration = randomUUID() as IntegrationId;

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
        { ...created, state: "awaiting-parties", startedAt: later(1), submittedAt: later(2) },
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

    test("refuses a number that another session of the integration has", async () => {
      await using storage = await open();
      const session = newSession(storage.envelopes);
      await storage.stores.sessions.insert(session);
      const { integrationId, number } = session;
      const second = newSession(storage.envelopes, { integrationId, number });
      await expect(storage.stores.sessions.insert(second)).rejects.toThrow();
      await storage.stores.sessions.insert({ ...second, integrationId: newIntegration().id });
    });

    test("finds a session by its short token until it is deleted", async () => {
      await using storage = await open();
      const { sessions } = storage.stores;
      const session = newSession(storage.envelopes, { shortToken: "3FaJ9wLqX2M-" });
      await sessions.insert(session);
      expect(await sessions.findByShortToken("3FaJ9wLqX2M-")).toEqual(session);
      expect(await sessions.findByShortToken("3faj9wlqx2m-")).toBeUndefined();
      expect(await storage.dump()).not.toContain("3FaJ9wLqX2M-");
      await sessions.save(remove(session, someTime));
      expect(await sessions.findByShortToken("3FaJ9wLqX2M-")).toBeUndefined();
    });

    test("finds unfinished sessions by their reference, newest first, in one integration only", async () => {
      await using storage = await open();
      const { sessions } = storage.stores;
      const [old, young, done] = [1, 2, 3].map((place) =>
        newSession(storage.envelopes, { integrationId: someIntegration, createdAt: later(place) }),
      ) as [CreatedSession, CreatedSession, CreatedSession];
      const other = newSession(storage.envelopes);
      for (const session of [old, young, done, other]) await sessions.insert(session);
      await sessions.save(remove(done, someTime));
      const reference = old.externalReference ?? "";
      expect(await sessions.lockByReference(someIntegration, reference)).toEqual([young, old]);
      expect(await sessions.lockByReference(someIntegration, `${reference} `)).toEqual([]);
    });

    test("lets who asks for a reference in a transaction wait for another one", async () => {
      await using storage = await open();
      const order: string[] = [];
      const { promise: isHeld, resolve: held } = Promise.withResolvers<void>();
      const first = storage.transaction(async (tx) => {
        await tx.sessions.lockByReference(someIntegration, "one");
        held();
        await new Promise((resolve) => setTimeout(resolve, 100));
        order.push("first");
      });
      await isHeld;
      const second = storage.transaction(async (tx) => {
        await tx.sessions.lockByReference(someIntegration, "one");
        order.push("second");
      });
      await Promise.all([first, second]);
      expect(order).toEqual(["first", "second"]);
    });

    test("lists and counts an integration's sessions, newest first, by each condition", async () => {
      await using storage = await open();
      const { sessions, events } = storage.stores;
      const made = [1, 2, 3, 4].map((number) =>
        newSession(storage.envelopes, {
          ...{ integrationId: someIntegration, number, createdAt: later(number * 1000) },
          externalReference: number === 2 ? "two" : undefined,
        }),
      );
      for (const session of [...made, newSession(storage.envelopes)]) {
        await sessions.insert(session);
        await events.append(newEvent(session));
      }
      const [first, , third] = made as [CreatedSession, CreatedSession, CreatedSession, CreatedSession];
      await sessions.save({ ...third, state: "started", startedAt: someTime });
      await sessions.save(remove(first, someTime));
      await events.append(newEvent(first, { sequence: 2, type: "session-deleted" }));
      const list = async (query: object) => {
        const all = { integrationId: someIntegration, limit: 10, offset: 0 };
        const { sessions: page, count } = await sessions.list({ ...all, ...query });
        return [page.map(({ number }) => number), count];
      };
      expect(await list({})).toEqual([[4, 3, 2], 3]);
      await storage.sequenceFeed();
      expect(await list({})).toEqual([[4, 3, 2], 3]);
      expect(await list({ limit: 1, offset: 1 })).toEqual([[3], 3]);
      expect(await list({ states: ["started"] })).toEqual([[3], 1]);
      expect(await list({ externalReference: "two" })).toEqual([[2], 1]);
      expect(await list({ numbers: [1, 4] })).toEqual([[4], 1]);
      expect(await list({ createdFrom: later(3000) })).toEqual([[4, 3], 2]);
      expect(await list({ createdUntil: later(3000), states: ["created"] })).toEqual([[2], 1]);
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

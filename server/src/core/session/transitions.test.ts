import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AttemptId } from "#core/attempt/attempt.ts";
import type { DecisionId } from "#core/decision/decision.ts";
import { CoreError } from "#core/errors.ts";
import type { IntegrationId } from "#core/integration/integration.ts";
import type { Session, SessionBase, SessionId, SessionState } from "./session.ts";
import * as transitions from "./transitions.ts";

/** The table of the architecture, row by row: what the product may do by itself. */
const machine: Record<SessionState, readonly SessionState[]> = {
  created: ["started", "submitted", "expired"],
  started: ["submitted", "abandoned"],
  submitted: ["in-review", "awaiting-parties", "approved", "declined", "resubmission-requested"],
  "in-review": ["approved", "declined", "resubmission-requested"],
  "resubmission-requested": ["started", "submitted", "abandoned"],
  approved: ["approval-lapsed"],
  declined: [],
  expired: [],
  abandoned: [],
  "approval-lapsed": [],
  "awaiting-parties": ["in-review", "approved", "declined", "resubmission-requested"],
  deleted: [],
};
/** What a person may do to it beside that. */
const overridable: readonly SessionState[] = [
  "approved",
  "declined",
  "resubmission-requested",
  "abandoned",
  "approval-lapsed",
];
const verdicts: readonly SessionState[] = ["approved", "declined", "resubmission-requested"];
const states = Object.keys(machine) as SessionState[];

const at = new Date("2026-03-01T10:00:00Z");
const base: SessionBase = {
  id: "s" as SessionId,
  integrationId: "i" as IntegrationId,
  number: 1,
  dialect: "any",
  personId: "p",
  attemptId: "a" as AttemptId,
  attemptNumber: 1,
  eventCount: 3,
  createdAt: at,
  expiresAt: new Date("2026-03-08T10:00:00Z"),
  wrappedKey: new Uint8Array([1]),
  externalReference: "customer 7",
  callbackUrl: undefined,
  language: "en",
  expectedPerson: { firstName: "Ada" },
  expectedDocument: {},
  ipAddress: "192.0.2.1",
  dialectData: {},
  workflow: undefined,
  parentId: undefined,
  sandboxScenario: undefined,
  shortToken: "3FaJ9wLqX2Mz",
};
const decided = {
  startedAt: at,
  submittedAt: at,
  decidedAt: at,
  decisionId: "d" as DecisionId,
  lapsesAt: undefined,
};

function sessionIn(state: SessionState): Session {
  switch (state) {
    case "created":
      return { ...base, state };
    case "started":
      return { ...base, state, startedAt: at };
    case "submitted":
    case "in-review":
    case "awaiting-parties":
      return { ...base, state, startedAt: at, submittedAt: at };
    case "deleted":
      return { ...base, state, deletedAt: at };
    case "approved":
    case "declined":
    case "resubmission-requested":
    case "expired":
    case "abandoned":
    case "approval-lapsed":
      return { ...base, ...decided, state };
  }
}

function move(from: SessionState, to: SessionState, decidedBy: "policy" | "person"): Session {
  const session = sessionIn(from);
  const outcome = to;
  switch (outcome) {
    case "started":
      return transitions.start(session, at);
    case "submitted":
      return transitions.submit(session, at);
    case "in-review":
      return transitions.sendToReview(session);
    case "approval-lapsed":
      return transitions.lapse(session);
    case "deleted":
      return transitions.remove(session, at);
    case "awaiting-parties":
      return transitions.awaitParties(session);
    case "created":
      throw new CoreError("transition-refused", "nothing leads here");
    case "approved":
    case "declined":
    case "resubmission-requested":
    case "expired":
    case "abandoned":
      return transitions.conclude(session, { id: "d2" as DecisionId, at, decidedBy, outcome });
  }
}

function isAllowed(from: SessionState, to: SessionState, by: "policy" | "person"): boolean {
  if (to === "deleted") return true;
  if (machine[from].includes(to)) return true;
  return by === "person" && overridable.includes(from) && verdicts.includes(to);
}

describe("session transitions", () => {
  for (const by of ["policy", "person"] as const)
    for (const from of states)
      for (const to of states)
        test(`${by}: ${from} ${isAllowed(from, to, by) ? "may" : "may not"} become ${to}`, () => {
          if (isAllowed(from, to, by)) expect(move(from, to, by).state).toBe(to);
          else expect(() => move(from, to, by)).toThrow(CoreError);
        });

  test("no path of allowed moves by the product ever changes whose session it is or reopens a conclusion", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...states), { maxLength: 12 }), (path) => {
        let state: SessionState = "created";
        let isConcluded = false;
        for (const to of path) {
          if (!isAllowed(state, to, "policy")) continue;
          const session = move(state, to, "policy");
          expect([session.id, session.integrationId, session.createdAt]).toEqual([
            base.id,
            base.integrationId,
            at,
          ]);
          if (isConcluded) expect(["deleted", "approval-lapsed"]).toContain(to);
          state = to;
          isConcluded ||= ["approved", "declined", "expired", "abandoned"].includes(to);
        }
      }),
    );
  });

  test("a resubmission gives the full time anew", () => {
    const later = new Date("2026-03-06T10:00:00Z");
    const decision = { id: "d2" as DecisionId, at: later, decidedBy: "policy" as const };
    const session = transitions.conclude(sessionIn("submitted"), {
      ...decision,
      outcome: "resubmission-requested",
    });
    expect(session.expiresAt).toEqual(new Date("2026-03-13T10:00:00Z"));
  });

  test("a deleted session keeps nothing personal and no key", () => {
    const text = JSON.stringify(transitions.remove(sessionIn("approved"), at));
    expect(text).not.toContain("Ada");
    expect(text).not.toContain("customer 7");
    expect(text).not.toContain("192.0.2.1");
    expect(transitions.remove(sessionIn("approved"), at).wrappedKey).toHaveLength(0);
  });

  test("submitted and in-review sessions never expire", () => {
    expect(states.filter((state) => transitions.outcomeOfExpiry(state) !== undefined)).toEqual([
      "created",
      "started",
      "resubmission-requested",
    ]);
  });
});

import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { assess } from "#core/check/assess.ts";
import { good, measured } from "#core/check/testing.ts";
import { defaultPolicy } from "#core/decision/policy.ts";
import type { SessionId } from "#core/session/session.ts";
import type { KnownFaceId } from "./known-face.ts";
import type { FaceHit } from "./search-faces.ts";

const counts = { session: 100, blocked: 10 };

function hit(over: Partial<FaceHit>): FaceHit {
  return {
    ...{ faceId: randomUUID() as KnownFaceId, kind: "session", sessionId: randomUUID() as SessionId },
    ...{ sessionState: "approved", isSameReference: false, score: 0.3 },
    ...{ strangersAtMost: 1e-4, strangersExpected: 1e-5 },
    ...over,
  };
}

function judged(hits: readonly FaceHit[]) {
  const faceSearch = measured({ counts, hits });
  const { outcome, reasons, checks } = assess({ ...good, faceSearch }, defaultPolicy);
  const find = (name: string) => checks.find(({ check }) => check === name);
  return { outcome, reasons, blocklist: find("face-blocklist"), duplicate: find("face-duplicate") };
}

test("without a search nothing is said of known faces", () => {
  const { checks, outcome } = assess({ ...good, faceSearch: null }, defaultPolicy);
  expect(outcome).toBe("approved");
  for (const name of ["face-blocklist", "face-duplicate"])
    expect(checks.find(({ check }) => check === name)?.verdict).toBe("not-run");
});

describe("the block list", () => {
  const blocked = (over: Partial<FaceHit>) => hit({ kind: "blocked", sessionState: null, ...over });

  test("declines by a hit that hardly any search would make of a stranger", () => {
    expect(judged([blocked({})])).toMatchObject({ outcome: "declined", reasons: ["blocklisted"] });
  });

  test.each([
    ["whose rate is only extrapolated", { strangersAtMost: 0.1 }],
    ["of which one in 200 searches would make one", { strangersAtMost: 0.005, strangersExpected: 0.005 }],
  ])("sends a hit to review %s", (_, over) => {
    expect(judged([blocked(over)])).toMatchObject({ outcome: "in-review", reasons: ["blocklisted"] });
  });

  test("passes by a face that is no more alike than strangers are", () => {
    const { outcome, blocklist } = judged([blocked({ strangersExpected: 0.02 })]);
    expect([outcome, blocklist?.verdict]).toEqual(["approved", "pass"]);
  });

  test("says in the evidence what it rests on", () => {
    expect(judged([blocked({})]).blocklist?.measurements).toMatchObject({
      blocked: 10,
      strangersAtMost: 1e-4,
      strangersExpected: 1e-5,
    });
  });
});

describe("duplicates", () => {
  test("go to review when the face was approved under another reference", () => {
    expect(judged([hit({})])).toMatchObject({ outcome: "in-review", reasons: ["duplicate-or-velocity"] });
  });

  test.each([
    ["approved under the same reference", [hit({ isSameReference: true })]],
    ["declined elsewhere once", [hit({ sessionState: "declined" })]],
    ["that is only as much alike as strangers are", [hit({ strangersExpected: 0.02 })]],
    ["on the block list only", []],
  ])("are none of a face %s", (_, hits) => {
    expect(judged(hits)).toMatchObject({ outcome: "approved", duplicate: { verdict: "pass" } });
  });

  test("go to review when the face tries again and again, approved or not", () => {
    const tries = ["declined", "declined", "in-review"] as const;
    expect(judged(tries.map((sessionState) => hit({ sessionState })))).toMatchObject({
      outcome: "in-review",
      reasons: ["duplicate-or-velocity"],
    });
  });
});
